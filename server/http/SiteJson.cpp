#include "http/SiteJson.h"

#include <array>
#include <boost/json.hpp>
#include <string_view>
#include <utility>

#include "domain/OpeningHours.h"
#include "http/SiteLook.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEscapes = {{
    {"<", "\\u003c"},
    {">", "\\u003e"},
    {"&", "\\u0026"},
    {"\xE2\x80\xA8", "\\u2028"},
    {"\xE2\x80\xA9", "\\u2029"},
}};

}  // namespace

json::object configurationOf(const Site& site, std::int64_t now, bool sendsMail) {
  json::object configuration = {{"site", site.id},
                                {"allow", json::array(site.allow.begin(), site.allow.end())},
                                {"name", site.name},
                                {"botName", site.botName},
                                {"subtitle", site.subtitle},
                                {"welcome", site.welcome},
                                {"placeholder", site.placeholder},
                                {"openIn", site.openIn}};
  if (site.locale != "auto") configuration["locale"] = site.locale;
  if (const std::string look = lookOf(site); !look.empty()) configuration["look"] = look;
  if (!site.features.empty()) configuration["features"] = site.features;
  if (site.retention != Site().retention) configuration["retention"] = site.retention;
  if (site.uploads) configuration["uploads"] = true;
  if (site.analytics) configuration["analytics"] = true;
  if (sendsMail) configuration["mail"] = true;
  if (!site.imageHosts.empty())
    configuration["imageHosts"] = json::array(site.imageHosts.begin(), site.imageHosts.end());
  if (const auto openings = openingsOf(site, now)) configuration["hours"] = textOf(*openings);
  return configuration;
}

std::string scriptSafe(const json::object& object) {
  return scriptSafe(json::serialize(object));
}

// All of these can only stand inside JSON's strings, where an escape means the same.
std::string scriptSafe(std::string text) {
  for (const auto& [plain, escaped] : kEscapes) {
    for (std::size_t at = text.find(plain); at != std::string::npos;
         at = text.find(plain, at + escaped.size())) {
      text.replace(at, plain.size(), escaped);
    }
  }
  return text;
}

}  // namespace pipit::server
