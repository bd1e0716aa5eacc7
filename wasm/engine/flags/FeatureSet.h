#pragma once

#include <cstdint>
#include <string_view>

#include "flags/Features.h"

namespace pipit {

// Everything is on until somebody switches it off, but for what is experimental: that is on where somebody
// has switched it on. Nobody switches on what another has switched off. What cannot work without something
// else is off with it.
class FeatureSet {
 public:
  // "-tabSync +voiceInput": names with a minus, or with a plus what is experimental, apart by spaces. False:
  // one of them there is not, or cannot be switched so; the others are.
  bool apply(std::string_view text);
  [[nodiscard]] bool has(Feature feature) const;

 private:
  std::uint32_t off_ = 0;  // a bit each
  std::uint32_t on_ = 0;
};

}  // namespace pipit
