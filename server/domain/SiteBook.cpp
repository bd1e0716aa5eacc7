#include "domain/SiteBook.h"

#include <boost/json.hpp>
#include <map>
#include <utility>

#include "domain/AuditDifference.h"
#include "domain/IdentityProof.h"
#include "domain/SiteFields.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

Site freshSite(std::string_view id) {
  return {.id = std::string(id),
          .name = std::string(id),
          .allow = {},
          .botName = std::string(kUsualBotName),
          .subtitle = std::string(kUsualSubtitle),
          .welcome = std::string(kUsualWelcome),
          .placeholder = std::string(kUsualPlaceholder),
          .openIn = "tab"};
}

void apply(const SiteChange& change, Site& site) {
  if (!change.allow.empty()) site.allow = change.allow;
  if (change.name) site.name = *change.name;
  if (change.botName) site.botName = *change.botName;
  if (change.subtitle) site.subtitle = *change.subtitle;
  if (change.welcome) site.welcome = *change.welcome;
  if (change.placeholder) site.placeholder = *change.placeholder;
  if (change.openIn) site.openIn = *change.openIn;
  if (change.locale) site.locale = *change.locale;
  if (change.imageHosts) site.imageHosts = *change.imageHosts;
  if (change.accent) site.accent = *change.accent == "none" ? "" : *change.accent;
  if (change.radius) site.radius = *change.radius;
  if (change.font) site.font = *change.font;
  if (change.identity) site.identity = *change.identity;
  if (change.uploads) site.uploads = *change.uploads == "on";
  if (change.analytics) site.analytics = *change.analytics == "on";
  // A text that is empty by mistake takes no hours away: it is refused as the blank that it is here.
  if (change.hours) site.hours = *change.hours == "always" ? "" : change.hours->empty() ? " " : *change.hours;
  if (change.timezone) site.timezone = *change.timezone;
  if (change.closed) site.closed = *change.closed;
  if (change.prechat) site.prechat = *change.prechat == "none" ? "" : *change.prechat;
  if (change.avatar) site.avatar = *change.avatar == "none" ? "" : *change.avatar;
  if (change.features) site.features = *change.features == "all" ? "" : *change.features;
  if (change.organization) site.organization = *change.organization == "none" ? "" : *change.organization;
  if (change.retention) site.retention = *change.retention;
  if (change.feedbackRetention) site.feedbackRetention = *change.feedbackRetention;
}

std::unexpected<SiteProblem> refuseUnknownSite(std::string_view id) {
  return std::unexpected(SiteProblem{"ID", std::string(id), "is not known", "a site that was saved"});
}

SiteProblem siteExists(const std::string& id) {
  return {"ID", id, "is there already", "another name", SiteProblem::Kind::Exists};
}

SiteProblem siteChanged(std::string_view id) {
  return {"ID", std::string(id), "was changed meanwhile", "what it is now", SiteProblem::Kind::Changed};
}

// By language and name, as in "de.send"; null: the site says nothing of its own there.
std::map<std::string, json::value> textsByName(const Wording& wording) {
  std::map<std::string, json::value> all;
  for (const auto& [language, texts] : wording)
    for (const auto& [name, text] : texts) all[language + '.' + name] = text;
  return all;
}

std::pair<std::string, std::string> differenceOf(const Wording& before, const Wording& after) {
  auto was = textsByName(before), is = textsByName(after);
  AuditDifference difference;
  for (const auto& [name, text] : was) difference.add(name, text, is[name]);
  for (const auto& [name, text] : is)
    if (!was.contains(name)) difference.add(name, {}, text);
  return difference.values();
}

}  // namespace

std::expected<Site, SiteProblem> SiteBook::save(const SiteChange& change, const Signed& signature,
                                                const Condition<Site>& isAsRead) {
  const auto check = [&](const std::optional<Site>& known) -> std::optional<SiteProblem> {
    if (known && isAsRead && !isAsRead(*known)) return siteChanged(change.id);
    return std::nullopt;
  };
  return saveIf(check, change, signature);
}

std::expected<Site, SiteProblem> SiteBook::add(const SiteChange& change, const Signed& signature) {
  const auto check = [&](const std::optional<Site>& known) {
    return known ? std::optional(siteExists(change.id)) : std::nullopt;
  };
  return saveIf(check, change, signature);
}

std::expected<Site, SiteProblem> SiteBook::saveIf(const Check& check, const SiteChange& change,
                                                  const Signed& signature) {
  for (const auto& [field, word] :
       {std::pair("uploads", &change.uploads), std::pair("analytics", &change.analytics)})
    if (*word && **word != "on" && **word != "off")
      return std::unexpected(SiteProblem{field, **word, "is not known", "on or off"});
  std::expected<Site, SiteProblem> saved;
  store_.alone([&] {
    const auto known = find(change.id);
    if (const auto problem = check(known)) {
      saved = std::unexpected(*problem);
    } else {
      saved = saveAlone(change, known, signature);
    }
    return false;
  });
  return saved;
}

std::expected<Site, SiteProblem> SiteBook::saveAlone(const SiteChange& change,
                                                     const std::optional<Site>& known,
                                                     const Signed& signature) {
  Site site = known.value_or(freshSite(change.id));
  apply(change, site);
  auto checked = checkedSite(std::move(site));
  if (!checked) return checked;
  store_.putSite(*checked);
  note("site", checked->id, "", differenceOf(known ? &*known : nullptr, *checked), signature);
  return checked;
}

std::expected<Wording, SiteProblem> SiteBook::reword(std::string_view id, std::string_view file,
                                                     const Signed& signature,
                                                     const Condition<Wording>& isAsRead) {
  if (!find(id)) return refuseUnknownSite(id);
  auto wording = readWording(file);
  if (!wording) return wording;
  store_.alone([&] {
    const Wording before = wordingOf(id);
    if (isAsRead && !isAsRead(before)) {
      wording = std::unexpected(siteChanged(id));
      return false;
    }
    store_.putWording(id, *wording);
    if (before != *wording) note("texts", id, "", differenceOf(before, *wording), signature);
    return false;
  });
  return wording;
}

std::expected<Site, SiteProblem> SiteBook::changeKey(std::string_view id, KeyChange change,
                                                     const Signed& signature) {
  std::expected<Site, SiteProblem> changed = refuseUnknownSite(id);
  store_.alone([&] {
    auto site = find(id);
    if (!site) return false;
    const bool isFresh = site->identityKey.empty();
    if (change == KeyChange::Retire) site->identityKeyBefore.clear();
    if (change == KeyChange::Rotate) site->identityKeyBefore = std::exchange(site->identityKey, {});
    if (site->identityKey.empty()) site->identityKey = newIdentityKey();
    store_.putSite(*site);
    if (isFresh || change != KeyChange::None)
      note("site", id, "key",
           {isFresh ? "" : "made", change == KeyChange::Retire ? "the one before retired"
                                   : isFresh                   ? "made"
                                                               : "made anew"},
           signature);
    changed = *std::move(site);
    return false;
  });
  return changed;
}

void SiteBook::note(std::string_view kind, std::string_view site, std::string_view subject,
                    const std::pair<std::string, std::string>& values, const Signed& signature) {
  const bool isOther = values.first != "{}" || values.second != "{}";
  if (signature && isOther)
    store_.addAudit({0, std::string(kind), std::string(site), std::string(subject), values.first,
                     values.second, *signature});
}

std::expected<void, SiteProblem> SiteBook::seedDemoShop(const std::string& origin) {
  Site site = freshSite("demo-shop");
  site.name = "Demo shop";
  site.allow = {origin};
  const auto checked = checkedSite(std::move(site));
  if (!checked) return std::unexpected(checked.error());
  store_.seedSite(*checked);
  return {};
}

}  // namespace pipit::server
