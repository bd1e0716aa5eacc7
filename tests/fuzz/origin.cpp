#include <cstddef>
#include <cstdint>
#include <string_view>

#include "origin/OriginPattern.h"
#include "origin/SerializedOrigin.h"

// Whatever the bytes: what is accepted reads the same after serialising, and stands for itself as a pattern.

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

void checkOrigin(std::string_view text) {
  const auto origin = pipit::Origin::parse(text);
  if (!origin) return;
  require(pipit::Origin::parse(origin->serialize()) == origin);
  require(pipit::serialized::isOrigin(origin->serialize()));
  const auto pattern = pipit::OriginPattern::parse(text);
  require(pattern && !pattern->isWildcard() && pattern->matches(*origin));
  require(pipit::serialized::isAmong(origin->serialize(), {pattern->serialize()}));
}

void checkPattern(std::string_view text) {
  const auto pattern = pipit::OriginPattern::parse(text);
  if (!pattern) return;
  const auto again = pipit::OriginPattern::parse(pattern->serialize());
  require(again && again->serialize() == pattern->serialize() &&
          again->isWildcard() == pattern->isWildcard());
  require(pipit::serialized::isPattern(pattern->serialize()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  checkOrigin(text);
  checkPattern(text);
  return 0;
}
