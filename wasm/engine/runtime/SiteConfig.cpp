#include "runtime/SiteConfig.h"

#include <algorithm>

#include "base/Json.h"
#include "origin/Allowlist.h"
#include "origin/SerializedOrigin.h"

namespace pipit {
namespace {

// The service's own, by http and by https: what a chat in a window of its own is embedded by.
constexpr std::size_t ownOrigins = 2;

}  // namespace

std::expected<SiteConfig, Refusal> SiteConfig::parse(std::string_view text) {
  const auto json = Json::parse(text);
  if (!json || !json->isObject()) return std::unexpected(Refusal::SiteInvalid);
  if (json->text("error") == "site.unknown") return std::unexpected(Refusal::SiteUnknown);

  std::list<std::string> allow;
  for (const Json& item : json->items("allow"))
    if (const std::string* pattern = item.string()) allow.push_back(*pattern);
  std::string site(json->text("site"));
  if (site.empty() || allow.size() > Allowlist::kMaximumPatterns + ownOrigins ||
      !std::ranges::all_of(allow, serialized::isPattern))
    return std::unexpected(Refusal::SiteInvalid);

  return SiteConfig{std::move(site),
                    std::move(allow),
                    std::string(json->text("botName")),
                    std::string(json->text("subtitle")),
                    std::string(json->text("welcome")),
                    std::string(json->text("placeholder")),
                    std::string(json->text("hours")),
                    json->text("openIn") == "all",
                    std::string(json->text("features")),
                    json->count("retention")};
}

}  // namespace pipit
