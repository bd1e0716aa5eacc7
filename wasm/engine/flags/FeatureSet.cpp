#include "flags/FeatureSet.h"

#include <algorithm>

namespace pipit {
namespace {

constexpr std::uint32_t experimental = bitOf(Feature::VoiceInput);

}  // namespace

bool FeatureSet::apply(std::string_view text) {
  bool isKnown = true;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    if (word.empty()) continue;
    const auto found = std::ranges::find(featureNames, word.substr(1));
    const bool isOff = word.front() == '-';
    const std::uint32_t allowed = isOff ? ~0U : word.front() == '+' ? experimental : 0;
    const std::uint32_t bit =
        found == featureNames.end() ? 0 : allowed & (1U << (found - featureNames.begin()));
    (isOff ? off_ : on_) |= bit;
    isKnown &= bit != 0;
  }
  return isKnown;
}

bool FeatureSet::has(Feature feature) const {
  return ((off_ | (experimental & ~on_)) & neededBy(feature)) == 0;
}

}  // namespace pipit
