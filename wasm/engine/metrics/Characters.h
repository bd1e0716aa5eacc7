#pragma once

#include <cstddef>
#include <string_view>

namespace pipit::characters {

// Of ASCII alone.
constexpr bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool isUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool isLower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool isLetter(char c) {
  return isUpper(c) || isLower(c);
}
constexpr char toUpper(char c) {
  return isLower(c) ? static_cast<char>(c - 32) : c;
}
// A byte of a character beyond ASCII.
constexpr bool isForeign(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

// What belongs to a word or a number; not the underscore, which names have before their values.
constexpr bool isWord(char c) {
  return isDigit(c) || isLetter(c) || isForeign(c);
}

// 0 beyond the end, and before the beginning.
constexpr char at(std::string_view text, std::size_t index) {
  return index < text.size() ? text[index] : '\0';
}
constexpr char before(std::string_view text, std::size_t index) {
  return index == 0 ? '\0' : text[index - 1];
}

constexpr bool isHex(char c) {
  return isDigit(c) || (toUpper(c) >= 'A' && toUpper(c) <= 'F');
}
// A byte as the address of a page has it: %20.
constexpr bool isEncoded(std::string_view text, std::size_t index) {
  return at(text, index) == '%' && isHex(at(text, index + 1)) && isHex(at(text, index + 2));
}
// Whether no word or number goes on there.
constexpr bool isStart(std::string_view text, std::size_t index) {
  return !isWord(before(text, index)) || (index >= 3 && isEncoded(text, index - 3));
}

}  // namespace pipit::characters
