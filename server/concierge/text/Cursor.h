#pragma once

#include <cstddef>
#include <string_view>

namespace pipit::concierge {

// A place in a normalised message. Bytes beyond ASCII count as letters.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  static constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
  static constexpr bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  }
  static constexpr bool isAlphanumeric(char c) { return isDigit(c) || isLetter(c); }

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at + ahead < text.size() ? text[at + ahead] : '\0';
  }
  [[nodiscard]] bool done() const { return at >= text.size(); }
  [[nodiscard]] std::string_view rest() const { return text.substr(at); }

  bool take(std::string_view expected) {
    const bool matches = rest().starts_with(expected);
    if (matches) at += expected.size();
    return matches;
  }
  void skipSpaces() {
    while (peek() == ' ') ++at;
  }
  template <typename Predicate>
  std::string_view takeWhile(Predicate predicate) {
    const auto from = at;
    while (!done() && predicate(text[at])) ++at;
    return text.substr(from, at - from);
  }
};

}  // namespace pipit::concierge
