#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pipit {

// What the owner of a site, or a page of it, may switch off (docs/features.md). In the order of featureNames.
enum class Feature : std::uint8_t {
  ParentStorage,
  CrossDomainMessaging,
  AutoRestore,
  EnhancedStorage,
  ConnectionMonitoring,
  RetryLogic,
  OfflineMode,
  TabSync,
  PerformanceMode,
  Analytics,
  VoiceInput,
};

inline constexpr std::array<std::string_view, 11> featureNames = {
    "parentStorage", "crossDomainMessaging", "autoRestore", "enhancedStorage", "connectionMonitoring",
    "retryLogic",    "offlineMode",          "tabSync",     "performanceMode", "analytics",
    "voiceInput"};

constexpr std::uint32_t bitOf(Feature feature) {
  return 1U << static_cast<unsigned>(feature);
}

// What a feature needs, itself included: a bit each.
constexpr std::uint32_t neededBy(Feature feature) {
  std::uint32_t needed = bitOf(feature);
  if (feature == Feature::TabSync) needed |= bitOf(Feature::EnhancedStorage);
  if (feature == Feature::TabSync || feature == Feature::EnhancedStorage)
    needed |= bitOf(Feature::ParentStorage);
  return needed;
}

// In which phase a feature came: 1 to 3, and 4 for what is experimental. What goes wrong goes wrong in the
// later ones, which can be taken back together.
constexpr int phaseOf(Feature feature) {
  if (feature < Feature::EnhancedStorage) return 1;
  if (feature < Feature::TabSync) return 2;
  return feature < Feature::VoiceInput ? 3 : 4;
}

constexpr std::string_view nameOf(Feature feature) {
  return featureNames[static_cast<std::size_t>(feature)];
}

constexpr std::optional<Feature> featureNamed(std::string_view name) {
  for (std::size_t index = 0; index < featureNames.size(); ++index)
    if (featureNames[index] == name) return static_cast<Feature>(index);
  return std::nullopt;
}

}  // namespace pipit
