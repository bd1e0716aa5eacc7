#include "Surrogates.h"

#include <charconv>

namespace pipit {
namespace {

constexpr std::size_t escapeLength = 6;  // \uXXXX

// The code unit that the text begins with; 0 if it begins with no such escape.
std::uint32_t escapedUnit(std::string_view text) {
  std::uint32_t unit = 0;
  if (!text.starts_with("\\u") || text.size() < escapeLength) return 0;
  const char* end = text.data() + escapeLength;
  return std::from_chars(text.data() + 2, end, unit, 16).ptr == end ? unit : 0;
}

constexpr bool isHigh(std::uint32_t unit) {
  return unit >= 0xd800 && unit < 0xdc00;
}
constexpr bool isLow(std::uint32_t unit) {
  return unit >= 0xdc00 && unit < 0xe000;
}

// How much of the text, which begins with a backslash, belongs together.
std::size_t lengthOfEscape(std::string_view text, std::uint32_t unit) {
  if (unit == 0) return 2;
  const bool isPair = isHigh(unit) && isLow(escapedUnit(text.substr(escapeLength)));
  return isPair ? 2 * escapeLength : escapeLength;
}

}  // namespace

std::optional<std::string> replaceLoneSurrogates(std::string_view json) {
  std::string whole;
  bool found = false;
  while (!json.empty()) {
    const std::size_t plain = json.find('\\');
    whole += json.substr(0, plain);
    if (plain == std::string_view::npos) break;
    json.remove_prefix(plain);
    const std::uint32_t unit = escapedUnit(json);
    const std::string_view escape = json.substr(0, lengthOfEscape(json, unit));
    const bool isLone = escape.size() == escapeLength && (isHigh(unit) || isLow(unit));
    whole += isLone ? std::string_view("\\ufffd") : escape;
    found = found || isLone;
    json.remove_prefix(escape.size());
  }
  if (!found) return std::nullopt;
  return whole;
}

}  // namespace pipit
