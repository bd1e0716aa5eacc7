#include "base/Utf8.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace pipit {
namespace {

constexpr bool isContinuation(char byte) {
  return (static_cast<std::uint8_t>(byte) & 0xc0) == 0x80;
}

struct Sequence {
  std::size_t length;  // 0: no such lead byte
  std::uint8_t lowest;
  std::uint8_t highest;  // of the second byte
};

constexpr Sequence sequenceOf(std::uint8_t lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xc2) return {0, 0, 0};
  if (lead < 0xe0) return {2, 0x80, 0xbf};
  if (lead == 0xe0) return {3, 0xa0, 0xbf};
  if (lead == 0xed) return {3, 0x80, 0x9f};
  if (lead < 0xf0) return {3, 0x80, 0xbf};
  if (lead == 0xf0) return {4, 0x90, 0xbf};
  if (lead < 0xf4) return {4, 0x80, 0xbf};
  if (lead == 0xf4) return {4, 0x80, 0x8f};
  return {0, 0, 0};
}

bool startsWithSequence(std::string_view text, const Sequence& sequence) {
  if (sequence.length == 0 || text.size() < sequence.length) return false;
  if (sequence.length == 1) return true;
  const auto second = static_cast<std::uint8_t>(text[1]);
  if (second < sequence.lowest || second > sequence.highest) return false;
  return std::all_of(text.begin() + 2, text.begin() + static_cast<std::ptrdiff_t>(sequence.length),
                     isContinuation);
}

struct Range {
  char32_t first;
  char32_t last;
};

// Unicode 16: Cc, White_Space and Default_Ignorable_Code_Point, and the empty pattern of Braille.
constexpr Range invisible[] = {
    {0x0, 0x20},        {0x7f, 0xa0},       {0xad, 0xad},     {0x34f, 0x34f},   {0x61c, 0x61c},
    {0x115f, 0x1160},   {0x1680, 0x1680},   {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x2000, 0x200f},
    {0x2028, 0x202f},   {0x205f, 0x206f},   {0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164},
    {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0}, {0xfff0, 0xfff8}, {0x1bca0, 0x1bca3},
    {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
};

bool showsNothing(std::string_view text) {
  while (!text.empty()) {
    if (!isInvisible(takeCodePoint(text))) return false;
  }
  return true;
}

}  // namespace

bool isUtf8(std::string_view text) {
  while (!text.empty()) {
    const auto lead = static_cast<std::uint8_t>(text.front());
    const Sequence sequence = sequenceOf(lead);
    if (lead >= 0x80 && !startsWithSequence(text, sequence)) return false;
    text.remove_prefix(sequence.length);
  }
  return true;
}

std::size_t countCodePoints(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

std::string_view truncateUtf8(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && isContinuation(text[bytes])) --bytes;
  return text.substr(0, bytes);
}

char32_t takeCodePoint(std::string_view& text) {
  const auto lead = static_cast<std::uint8_t>(text.front());
  const std::size_t length = std::clamp<std::size_t>(sequenceOf(lead).length, 1, text.size());
  char32_t codePoint = length == 1 ? lead : lead & (0x7fu >> length);
  for (const char next : text.substr(1, length - 1))
    codePoint = codePoint << 6 | (static_cast<std::uint8_t>(next) & 0x3fu);
  text.remove_prefix(length);
  return codePoint;
}

void appendUtf8(std::string& text, char32_t codePoint) {
  const int following = codePoint < 0x80 ? 0 : codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
  constexpr char32_t leads[] = {0, 0xc0, 0xe0, 0xf0};
  text += static_cast<char>(leads[following] | codePoint >> (6 * following));
  for (int left = following - 1; left >= 0; --left)
    text += static_cast<char>(0x80 | ((codePoint >> (6 * left)) & 0x3f));
}

bool isInvisible(char32_t codePoint) {
  return std::any_of(std::begin(invisible), std::end(invisible), [codePoint](const Range& range) {
    return codePoint >= range.first && codePoint <= range.last;
  });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\n\r\f\v";
  const std::size_t start = text.find_first_not_of(space);
  if (start == std::string_view::npos || showsNothing(text)) return {};
  return text.substr(start, text.find_last_not_of(space) - start + 1);
}

}  // namespace pipit
