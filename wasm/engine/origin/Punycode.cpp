#include "origin/Punycode.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "origin/Ascii.h"

namespace pipit::whatwg {

namespace {

// RFC 3492, section 5.
constexpr std::uint32_t kBase = 36;
constexpr std::uint32_t kMinimumThreshold = 1;
constexpr std::uint32_t kMaximumThreshold = 26;
constexpr std::uint32_t kSkew = 38;
constexpr std::uint32_t kDamp = 700;
constexpr std::uint32_t kInitialBias = 72;
constexpr std::uint32_t kFirstCodePoint = 0x80;
constexpr std::uint32_t kLastCodePoint = 0x10FFFF;

// Section 5: "a" to "z" are 0 to 25, "0" to "9" are 26 to 35.
std::optional<std::uint32_t> digitValue(char character) {
  if (isLowercase(character)) return static_cast<std::uint32_t>(character - 'a');
  if (isDigit(character)) return static_cast<std::uint32_t>(character - '0' + 26);
  return std::nullopt;
}

// Section 6.1.
std::uint32_t adapt(std::uint32_t delta, std::uint32_t length, bool first) {
  delta /= first ? kDamp : 2;
  delta += delta / length;
  std::uint32_t steps = 0;
  for (; delta > (kBase - kMinimumThreshold) * kMaximumThreshold / 2; steps += kBase) {
    delta /= kBase - kMinimumThreshold;
  }
  return steps + (kBase - kMinimumThreshold + 1) * delta / (delta + kSkew);
}

std::uint32_t threshold(std::uint32_t position, std::uint32_t bias) {
  return position <= bias ? kMinimumThreshold
                          : std::clamp(position - bias, kMinimumThreshold, kMaximumThreshold);
}

// Section 6.2's inner loop: one generalised variable-length integer, taken off the front of the text.
std::optional<std::uint32_t> takeDelta(std::string_view& text, std::uint32_t bias) {
  std::uint64_t delta = 0;
  std::uint64_t weight = 1;
  for (std::uint32_t position = kBase;; position += kBase) {
    if (text.empty()) return std::nullopt;
    const auto digit = digitValue(text.front());
    text.remove_prefix(1);
    if (!digit) return std::nullopt;
    delta += *digit * weight;
    if (delta > UINT32_MAX) return std::nullopt;
    const std::uint32_t limit = threshold(position, bias);
    if (*digit < limit) return static_cast<std::uint32_t>(delta);
    weight *= kBase - limit;
    if (weight > UINT32_MAX) return std::nullopt;
  }
}

bool isScalarValue(std::uint64_t codePoint) {
  return codePoint <= kLastCodePoint && (codePoint < 0xD800 || codePoint > 0xDFFF);
}

// Section 6.2's main loop, without writing anything down: each delta says where the next code point goes and
// how far it is above the one before.
bool decodes(std::string_view deltas, std::uint32_t length) {
  std::uint64_t codePoint = kFirstCodePoint;
  std::uint64_t index = 0;
  std::uint32_t bias = kInitialBias;
  for (bool first = true; !deltas.empty(); first = false) {
    const auto delta = takeDelta(deltas, bias);
    if (!delta) return false;
    bias = adapt(*delta, ++length, first);
    codePoint += (index + *delta) / length;
    index = (index + *delta) % length + 1;
    if (!isScalarValue(codePoint)) return false;
  }
  return true;
}

}  // namespace

bool isPunycode(std::string_view encoded) {
  const auto delimiter = encoded.rfind('-');
  const bool hasBasic = delimiter != std::string_view::npos && delimiter > 0;
  const auto deltas = hasBasic ? encoded.substr(delimiter + 1) : encoded;
  return !deltas.empty() && decodes(deltas, static_cast<std::uint32_t>(hasBasic ? delimiter : 0));
}

}  // namespace pipit::whatwg
