#include "flags/Bucket.h"

#include <cstdint>
#include <cstdlib>

#include "base/Utf8.h"

namespace pipit {
namespace {

constexpr char32_t firstWithTwoUnits = 0x10000;

std::uint32_t withUnit(std::uint32_t hash, char32_t unit) {
  return 31 * hash + unit;
}

std::uint32_t withText(std::uint32_t hash, std::string_view text) {
  while (!text.empty()) {
    const char32_t point = takeCodePoint(text);
    if (point < firstWithTwoUnits) {
      hash = withUnit(hash, point);
    } else {
      hash = withUnit(hash, 0xd800 + ((point - firstWithTwoUnits) >> 10));
      hash = withUnit(hash, 0xdc00 + (point & 0x3ff));
    }
  }
  return hash;
}

// The remainder first: the least of the numbers has no counterpart without its sign.
int hundredthOf(std::uint32_t hash) {
  return std::abs(static_cast<std::int32_t>(hash) % 100);
}

}  // namespace

int bucketOf(std::string_view text) {
  return hundredthOf(withText(0, text));
}

int bucketOf(std::string_view customer, std::string_view feature) {
  return hundredthOf(withText(withUnit(withText(0, customer), ':'), feature));
}

}  // namespace pipit
