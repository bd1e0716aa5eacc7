#include "domain/FlagResolution.h"

namespace pipit::server {

namespace {

constexpr std::array<std::string_view, 7> kSources = {"default", "environment", "organization", "customer",
                                                      "owner",   "rollout",     "dependency"};

std::size_t indexOf(Feature feature) {
  return static_cast<std::size_t>(feature);
}

void lay(const Flags& layer, FlagSource source, ResolvedFlags& flags) {
  for (const auto& [feature, isOn] : layer) flags[indexOf(feature)] = {isOn, source};
}

// What is off already is off for the reason that it was.
void takeAway(Feature feature, FlagSource source, ResolvedFlags& flags) {
  ResolvedFlag& flag = flags[indexOf(feature)];
  if (flag.isOn) flag = {false, source};
}

void takeWhatLacks(ResolvedFlags& flags) {
  std::uint32_t on = 0;
  for (std::size_t index = 0; index < flags.size(); ++index)
    if (flags[index].isOn) on |= bitOf(static_cast<Feature>(index));
  for (std::size_t index = 0; index < flags.size(); ++index) {
    const auto feature = static_cast<Feature>(index);
    if ((neededBy(feature) & ~on) != 0) takeAway(feature, FlagSource::Dependency, flags);
  }
}

}  // namespace

std::string_view nameOf(FlagSource source) {
  return kSources[static_cast<std::size_t>(source)];
}

ResolvedFlags resolveLayers(const FlagLayers& layers) {
  ResolvedFlags flags;
  lay(layers.environment, FlagSource::Environment, flags);
  lay(layers.organization, FlagSource::Organization, flags);
  lay(layers.customer, FlagSource::Customer, flags);
  return flags;
}

ResolvedFlags resolveFor(std::string_view customer, const FlagLayers& layers, std::string_view owner,
                         const Rollouts& rollouts) {
  ResolvedFlags flags = resolveLayers(layers);
  const Flags switchedOff = readSwitchedOff(owner).value_or(Flags());
  for (const auto& off : switchedOff) takeAway(off.first, FlagSource::Owner, flags);
  for (const auto& [feature, rollout] : rollouts)
    if (!rollout.includes(customer, nameOf(feature))) takeAway(feature, FlagSource::Rollout, flags);
  takeWhatLacks(flags);
  return flags;
}

std::string textOf(const ResolvedFlags& flags, std::string_view owner) {
  std::string text(owner);
  for (std::size_t index = 0; index < flags.size(); ++index) {
    const auto& [isOn, source] = flags[index];
    if (isOn || source == FlagSource::Owner || source == FlagSource::Dependency) continue;
    text.append(text.empty() ? "-" : " -").append(featureNames[index]);
  }
  return text;
}

}  // namespace pipit::server
