#include "domain/Utf8.h"

#include <algorithm>

namespace pipit::server {

namespace {
bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}
unsigned byteAt(std::string_view text, std::size_t index) {
  return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
}

// The length of the well-formed sequence at `index` by table 3-7 of the Unicode standard, or 0.
std::size_t sequenceAt(std::string_view text, std::size_t index) {
  const unsigned first = byteAt(text, index);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                             : first >= 0xE0 && first <= 0xEF ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  for (std::size_t next = 1; next < length; ++next) {
    if ((byteAt(text, index + next) & 0xC0U) != 0x80U) return 0;
  }
  const unsigned second = byteAt(text, index + 1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
  return overlong || outside ? 0 : length;
}

}  // namespace

bool isUtf8(std::string_view text) {
  for (std::size_t index = 0; index < text.size();) {
    const std::size_t length = sequenceAt(text, index);
    if (length == 0) return false;
    index += length;
  }
  return true;
}

std::size_t codePoints(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues));
}

std::string_view clipped(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && continues(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

}  // namespace pipit::server
