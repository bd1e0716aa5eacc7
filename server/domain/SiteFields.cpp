#include "domain/SiteFields.h"

#include <boost/json.hpp>
#include <charconv>
#include <vector>

namespace pipit::server {

namespace json = boost::json;

namespace {

json::array arrayOf(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

// Of a site that was checked: 0 to 24.
int radiusOf(const Site& site) {
  int radius = 0;
  std::from_chars(site.radius.data(), site.radius.data() + site.radius.size(), radius);
  return radius;
}

}  // namespace

json::object fieldsOf(const Site& site) {
  return {{"id", site.id},
          {"name", site.name},
          {"allow", arrayOf(site.allow)},
          {"botName", site.botName},
          {"subtitle", site.subtitle},
          {"welcome", site.welcome},
          {"placeholder", site.placeholder},
          {"openIn", site.openIn},
          {"locale", site.locale},
          {"imageHosts", arrayOf(site.imageHosts)},
          {"accent", site.accent},
          {"radius", radiusOf(site)},
          {"font", site.font},
          {"uploads", site.uploads},
          {"hours", site.hours},
          {"timezone", site.timezone},
          {"closed", arrayOf(site.closed)},
          {"prechat", site.prechat},
          {"avatar", site.avatar},
          {"features", site.features},
          {"retention", site.retention},
          {"feedbackRetention", site.feedbackRetention},
          {"identity", site.identity},
          {"hasIdentityKey", !site.identityKey.empty()},
          {"organization", site.organization}};
}

std::pair<std::string, std::string> differenceOf(const Site* before, const Site& after) {
  const json::object old = before == nullptr ? json::object() : fieldsOf(*before);
  json::object was, is;
  for (const auto& [name, value] : fieldsOf(after)) {
    const json::value* known = old.if_contains(name);
    if (known != nullptr && *known == value) continue;
    if (known != nullptr) was[name] = *known;
    is[name] = value;
  }
  return {before == nullptr ? "" : json::serialize(was), json::serialize(is)};
}

}  // namespace pipit::server
