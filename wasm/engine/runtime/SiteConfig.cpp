#include "runtime/SiteConfig.h"

#include <algorithm>

#include "base/Json.h"
#include "origin/Allowlist.h"
#include "origin/SerializedOrigin.h"

namespace pipit {
namespace {

// What a site that sets nothing gets (docs/embed.md).
constexpr std::string_view defaultBotName = "Assistant";
constexpr std::string_view defaultSubtitle = "We typically reply instantly";
constexpr std::string_view defaultWelcome = "Hi! How can I help you today?";
constexpr std::string_view defaultPlaceholder = "Type your message...";

}  // namespace

std::expected<SiteConfig, Refusal> SiteConfig::parse(std::string_view text) {
  const auto json = Json::parse(text);
  if (!json || !json->isObject()) return std::unexpected(Refusal::SiteInvalid);
  if (json->text("error") == "site.unknown") return std::unexpected(Refusal::SiteUnknown);

  std::list<std::string> allow;
  for (const Json& item : json->items("allow"))
    if (const std::string* pattern = item.string()) allow.push_back(*pattern);
  std::string site(json->text("site"));
  if (site.empty() || allow.size() > Allowlist::kMaximumPatterns ||
      !std::ranges::all_of(allow, serialized::isPattern))
    return std::unexpected(Refusal::SiteInvalid);

  return SiteConfig{std::move(site),
                    std::move(allow),
                    std::string(json->text("botName", defaultBotName)),
                    std::string(json->text("subtitle", defaultSubtitle)),
                    std::string(json->text("welcome", defaultWelcome)),
                    std::string(json->text("placeholder", defaultPlaceholder)),
                    std::string(json->text("hours")),
                    json->text("openIn") == "all"};
}

}  // namespace pipit
