#pragma once

#include <algorithm>
#include <string_view>

// The standards compare in ASCII alone, whatever the locale; <cctype> does not.
namespace pipit::whatwg {

inline constexpr unsigned kNoDigit = 255;

constexpr bool isDigit(char character) {
  return character >= '0' && character <= '9';
}

constexpr bool isLowercase(char character) {
  return character >= 'a' && character <= 'z';
}

constexpr char toLowercase(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
}

constexpr bool isNumber(std::string_view text) {
  return std::ranges::all_of(text, isDigit);
}

// 0..15, or kNoDigit, which is greater than every radix.
constexpr unsigned hexValue(char character) {
  if (isDigit(character)) return static_cast<unsigned>(character - '0');
  const char lower = toLowercase(character);
  return lower >= 'a' && lower <= 'f' ? static_cast<unsigned>(lower - 'a' + 10) : kNoDigit;
}

}  // namespace pipit::whatwg
