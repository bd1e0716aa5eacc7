#include "domain/FlagBook.h"

#include "domain/FlagResolution.h"
#include "domain/SiteRules.h"

namespace pipit::server {

namespace {

std::string wordOf(const Flags& flags, Feature feature) {
  const auto found = flags.find(feature);
  if (found == flags.end()) return "default";
  return found->second ? "on" : "off";
}

Flags merged(Flags flags, const SaidFlags& said) {
  for (const auto& [feature, isOn] : said) {
    flags.erase(feature);
    if (isOn) flags.emplace(feature, *isOn);
  }
  return flags;
}

std::optional<Feature> missingFor(Feature feature, const ResolvedFlags& resolved) {
  for (std::size_t index = 0; index < resolved.size(); ++index) {
    const auto needed = static_cast<Feature>(index);
    if ((neededBy(feature) & bitOf(needed)) != 0 && !resolved[index].isOn) return needed;
  }
  return std::nullopt;
}

// Only what the layer itself has on: what is on by itself simply goes off with what it needs.
std::expected<void, FlagProblem> checkNeeds(const Flags& layer, const ResolvedFlags& resolved) {
  for (const auto& [feature, isOn] : layer) {
    const auto missing = isOn ? missingFor(feature, resolved) : std::nullopt;
    if (missing)
      return std::unexpected(FlagProblem{"FLAG", std::string(nameOf(feature)) + "=on", "needs what is off",
                                         std::string(nameOf(*missing)) + "=on with it"});
  }
  return {};
}

}  // namespace

// The organization's, below a customer's.
std::expected<Flags, FlagProblem> FlagBook::belowOf(const FlagWrite& write) {
  if (write.layer == FlagLayer::Organization) {
    if (isSiteId(write.owner)) return Flags();
    return std::unexpected(
        FlagProblem{"organization", write.owner, "is not a name", "1 to 64 of a to z, 0 to 9 and -"});
  }
  const auto site = isSiteId(write.owner) ? store_.site(write.owner) : std::nullopt;
  if (site) return store_.flagsOf(FlagLayer::Organization, site->organization);
  return std::unexpected(FlagProblem{"site", write.owner, "is not known", "a site that was saved"});
}

std::expected<Flags, FlagProblem> FlagBook::set(const FlagWrite& write, const Signature& signature) {
  if (const auto fits = checkSignature(signature); !fits) return std::unexpected(fits.error());
  std::expected<Flags, FlagProblem> result;
  store_.alone([&] {
    result = checked(write);
    return result && put(write, *result, signature);
  });
  return result;
}

// What the layer says with it.
std::expected<Flags, FlagProblem> FlagBook::checked(const FlagWrite& write) {
  const auto below = belowOf(write);
  if (!below) return std::unexpected(below.error());
  Flags after = merged(store_.flagsOf(write.layer, write.owner), write.said);
  const auto fits = checkNeeds(
      after, resolveLayers({.environment = environment_, .organization = *below, .customer = after}));
  if (!fits) return std::unexpected(fits.error());
  return after;
}

// Whether anything is another than before.
bool FlagBook::put(const FlagWrite& write, const Flags& after, const Signature& signature) {
  const Flags before = store_.flagsOf(write.layer, write.owner);
  bool isOther = false;
  for (const auto& [feature, isOn] : write.said) {
    const std::string was = wordOf(before, feature), is = wordOf(after, feature);
    if (was == is) continue;
    store_.putFlag(write.layer, write.owner, feature, isOn, signature.at);
    store_.addFlagChange(
        {std::string(nameOf(write.layer)), write.owner, std::string(nameOf(feature)), was, is, signature});
    isOther = true;
  }
  return isOther;
}

std::expected<bool, FlagProblem> FlagBook::kill(bool isKilled, const Signature& signature) {
  if (const auto fits = checkSignature(signature); !fits) return std::unexpected(fits.error());
  bool isOther = false;
  store_.alone([&] {
    isOther = store_.isKilled() != isKilled;
    if (!isOther) return false;
    store_.setKilled(isKilled);
    store_.addFlagChange({"kill", "", "", isKilled ? "off" : "on", isKilled ? "on" : "off", signature});
    return true;
  });
  return isOther;
}

}  // namespace pipit::server
