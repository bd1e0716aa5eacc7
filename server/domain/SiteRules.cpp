#include "domain/SiteRules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/Utf8.h"
#include "domain/Colour.h"
#include "domain/ContactForms.h"
#include "domain/HostNames.h"
#include "domain/Limits.h"
#include "domain/OpeningHours.h"
#include "domain/TimeZone.h"
#include "domain/WeekHours.h"
#include "flags/FeatureSet.h"
#include "origin/Allowlist.h"

namespace pipit::server {

namespace {

// In the order of wasm/abi/layout.def.
constexpr std::array<std::string_view, 13> kLocales = {"auto", "en", "es", "fr", "de", "pt", "it",
                                                       "nl",   "pl", "ja", "zh", "ar", "he"};

constexpr std::array<std::string_view, 3> kFonts = {"system", "serif", "rounded"};

constexpr std::string_view kAllowed = "an origin such as https://shop.example or https://*.shop.example:8443";

std::unexpected<SiteProblem> refuseEntry(std::string_view entry, std::string_view problem) {
  return std::unexpected(
      SiteProblem{"allow", std::string(entry), std::string(problem), std::string(kAllowed)});
}

std::expected<std::string, SiteProblem> checkedEntry(const std::string& entry) {
  if (entry.size() > limits::kAllowEntryBytes) return refuseEntry(entry, "is too long");
  const auto ascii = withAsciiHost(entry);
  if (!ascii) return refuseEntry(entry, "has a host that IDNA 2008 does not allow");
  const auto pattern = OriginPattern::parse(*ascii);
  if (!pattern) return refuseEntry(entry, describe(pattern.error()));
  if (pattern->isWildcard() && isPublicSuffix(pattern->host())) {
    return refuseEntry(entry, "is a wildcard over a public suffix, whose sites belong to many owners");
  }
  return pattern->serialize();
}

std::expected<std::vector<std::string>, SiteProblem> checkedEntries(const std::vector<std::string>& entries) {
  if (entries.empty() || entries.size() > limits::kAllowEntries) {
    return std::unexpected(SiteProblem{"allow", std::to_string(entries.size()), "is not a number of entries",
                                       "1 to " + std::to_string(limits::kAllowEntries)});
  }
  std::vector<std::string> checked;
  for (const std::string& entry : entries) {
    auto result = checkedEntry(entry);
    if (!result) return std::unexpected(std::move(result.error()));
    if (std::ranges::find(checked, *result) == checked.end()) checked.push_back(*std::move(result));
  }
  // The browser's engine reads the list as a whole: what it would refuse must not be saved.
  if (const auto list = Allowlist::parse(checked); !list) {
    return refuseEntry(checked[list.error().index], describe(list.error().error));
  }
  return checked;
}

std::unexpected<SiteProblem> refuseHost(std::string_view host, std::string_view problem) {
  return std::unexpected(SiteProblem{"image-host", std::string(host), std::string(problem),
                                     "a host such as img.example or *.img.example"});
}

// A host is what an origin of https without a port has behind its scheme; addresses in brackets no browser
// reads there.
std::expected<std::string, SiteProblem> checkedHost(const std::string& host) {
  constexpr std::string_view kScheme = "https://";
  const auto origin = checkedEntry(std::string(kScheme) + host);
  if (!origin) return refuseHost(host, origin.error().problem);
  const std::string checked = origin->substr(kScheme.size());
  if (checked.contains(':') || host.contains('/')) return refuseHost(host, "is not a host alone");
  return checked;
}

std::expected<std::vector<std::string>, SiteProblem> checkedHosts(const std::vector<std::string>& hosts) {
  if (hosts.size() > limits::kImageHosts)
    return refuseHost(std::to_string(hosts.size()), "is too great a number of hosts");
  std::vector<std::string> checked;
  for (const std::string& host : hosts) {
    auto result = checkedHost(host);
    if (!result) return std::unexpected(std::move(result.error()));
    if (std::ranges::find(checked, *result) == checked.end()) checked.push_back(*std::move(result));
  }
  return checked;
}

std::expected<void, SiteProblem> checkText(std::string_view field, std::string_view text) {
  if (text.size() <= limits::kSiteTextBytes && isUtf8(text)) return {};
  return std::unexpected(
      SiteProblem{std::string(field), std::string(text), "is not a fitting text",
                  "UTF-8 of at most " + std::to_string(limits::kSiteTextBytes) + " bytes"});
}

// 0 to 24, as one writes it.
bool isRadius(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && value >= 0 && value <= 24 && std::to_string(value) == text;
}

std::expected<void, SiteProblem> checkLook(const Site& site) {
  if (!site.accent.empty() && !Colour::parse(site.accent))
    return std::unexpected(
        SiteProblem{"accent", site.accent, "is no colour", "none, or one such as #0b6a5b"});
  if (!isRadius(site.radius))
    return std::unexpected(SiteProblem{"radius", site.radius, "is no radius", "0 to 24"});
  if (std::ranges::find(kFonts, site.font) == kFonts.end())
    return std::unexpected(SiteProblem{"font", site.font, "is not known", "system, serif or rounded"});
  return {};
}

// RFC 3986's characters but for those that end a text or a function in a style sheet.
bool isAddressCharacter(char c) {
  constexpr std::string_view kOthers = "-._~:/?#@!$&*+,;=%";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kOthers.contains(c);
}

// Of the host that stands in it; nothing if it is no such address.
std::optional<std::string> hostOfPicture(std::string_view address) {
  constexpr std::string_view kScheme = "https://";
  if (!address.starts_with(kScheme) || address.size() > limits::kAvatarBytes ||
      !std::ranges::all_of(address, isAddressCharacter))
    return std::nullopt;
  address.remove_prefix(kScheme.size());
  const std::string_view host = address.substr(0, address.find_first_of("/?#"));
  const auto checked = checkedHost(std::string(host));
  if (!checked || checked->starts_with("*.")) return std::nullopt;
  return *checked;
}

std::expected<void, SiteProblem> checkBehaviour(const Site& site) {
  if (!site.avatar.empty() && !hostOfPicture(site.avatar))
    return std::unexpected(SiteProblem{"avatar", site.avatar, "is no address of a picture",
                                       "none, or one such as https://img.example/ada.webp"});
  // What is experimental a page switches on, which has to leave it to the frame.
  if (!FeatureSet().apply(site.features) || site.features.contains('+') ||
      site.features.size() > limits::kSiteTextBytes)
    return std::unexpected(SiteProblem{"features", site.features, "names something that there is not",
                                       "all, or names of docs/features.md such as \"-tabSync -retryLogic\""});
  for (const auto& [field, days] :
       {std::pair("retention", site.retention), std::pair("feedback-retention", site.feedbackRetention)})
    if (days < 1 || days > 365)
      return std::unexpected(SiteProblem{field, std::to_string(days), "is no number of days", "1 to 365"});
  return {};
}

std::unexpected<SiteProblem> refuseHours(std::string_view field, const std::string& value,
                                         std::string_view problem, std::string_view allowed) {
  return std::unexpected(SiteProblem{std::string(field), value, std::string(problem), std::string(allowed)});
}

std::expected<void, SiteProblem> checkHours(const Site& site) {
  if (const auto week = WeekHours::parse(site.hours); !site.hours.empty() && !week)
    return refuseHours("hours", site.hours, describe(week.error()),
                       "always, never, or such as Mon-Fri 09:00-12:30,13:00-17:00; Sat 10:00-14:00");
  if (!TimeZone::find(site.timezone))
    return refuseHours("timezone", site.timezone, "is no time zone", "one such as Europe/Berlin");
  if (site.closed.size() > limits::kClosedDays)
    return refuseHours("closed", std::to_string(site.closed.size()), "is too great a number of days",
                       "at most " + std::to_string(limits::kClosedDays));
  for (const std::string& day : site.closed)
    if (!dayOf(day)) return refuseHours("closed", day, "is no day", "none, or one such as 2026-12-25");
  return {};
}

bool isSiteIdCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

bool isSiteId(std::string_view id) {
  return !id.empty() && id.size() <= limits::kSiteIdBytes && std::ranges::all_of(id, isSiteIdCharacter);
}

std::span<const std::string_view> siteLanguages() {
  return std::span(kLocales).subspan(1);
}

std::expected<Site, SiteProblem> checkedSite(Site site) {
  if (!isSiteId(site.id)) {
    return std::unexpected(
        SiteProblem{"ID", site.id, "is not a site's name", "1 to 64 of a to z, 0 to 9 and -"});
  }
  const std::pair<std::string_view, std::string_view> texts[] = {{"name", site.name},
                                                                 {"bot-name", site.botName},
                                                                 {"subtitle", site.subtitle},
                                                                 {"welcome", site.welcome},
                                                                 {"placeholder", site.placeholder}};
  for (const auto& [field, text] : texts) {
    if (auto fits = checkText(field, text); !fits) return std::unexpected(std::move(fits.error()));
  }
  if (site.openIn != "tab" && site.openIn != "all")
    return std::unexpected(SiteProblem{"open-in", site.openIn, "is not known", "tab or all"});
  if (std::ranges::find(kLocales, site.locale) == kLocales.end())
    return std::unexpected(SiteProblem{"locale", site.locale, "is not known",
                                       "auto, en, es, fr, de, pt, it, nl, pl, ja, zh, ar or he"});
  if (site.identity != "optional" && site.identity != "required")
    return std::unexpected(SiteProblem{"identity", site.identity, "is not known", "optional or required"});
  if (!site.organization.empty() && !isSiteId(site.organization))
    return std::unexpected(SiteProblem{"organization", site.organization, "is not a name",
                                       "none, or 1 to 64 of a to z, 0 to 9 and -"});
  if (auto fits = checkLook(site); !fits) return std::unexpected(std::move(fits.error()));
  if (auto fits = checkHours(site); !fits) return std::unexpected(std::move(fits.error()));
  if (auto fits = checkBehaviour(site); !fits) return std::unexpected(std::move(fits.error()));
  if (!prechatExtra(site.prechat))
    return std::unexpected(
        SiteProblem{"prechat", site.prechat, "is not a list of fields, each once",
                    "none, or of name, email, phone, company and order, such as name,email!"});
  auto entries = checkedEntries(site.allow);
  if (!entries) return std::unexpected(std::move(entries.error()));
  site.allow = *std::move(entries);
  auto hosts = checkedHosts(site.imageHosts);
  if (!hosts) return std::unexpected(std::move(hosts.error()));
  site.imageHosts = *std::move(hosts);
  return site;
}

}  // namespace pipit::server
