#include "storage/Packing.h"

namespace pipit {
namespace {

constexpr std::uint32_t bitsPerUnit = 15;
constexpr std::uint32_t firstUnit = 0x3400;
constexpr std::uint32_t unitMask = (1u << bitsPerUnit) - 1;
constexpr std::size_t unitBytes = 3;

void appendUnit(std::string& text, std::uint32_t value) {
  const std::uint32_t unit = firstUnit + value;
  text += static_cast<char>(0xE0 | (unit >> 12));
  text += static_cast<char>(0x80 | ((unit >> 6) & 0x3F));
  text += static_cast<char>(0x80 | (unit & 0x3F));
}

std::optional<std::uint32_t> unitAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<std::uint8_t>(text[at + i]));
  };
  const bool isThreeBytes = (byte(0) & 0xF0) == 0xE0 && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80;
  if (!isThreeBytes) return std::nullopt;
  const std::uint32_t unit = ((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F);
  if (unit < firstUnit || unit > firstUnit + unitMask) return std::nullopt;
  return unit - firstUnit;
}

}  // namespace

std::string pack(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() * 8 / bitsPerUnit + 1) * unitBytes);
  std::uint32_t held = 0;
  std::uint32_t bits = 0;
  const auto put = [&](std::uint32_t value, std::uint32_t count) {
    held = (held << count) | value;
    bits += count;
    if (bits < bitsPerUnit) return;
    bits -= bitsPerUnit;
    appendUnit(text, (held >> bits) & unitMask);
    held &= (1u << bits) - 1;
  };
  for (const char c : bytes) put(static_cast<std::uint8_t>(c), 8);
  put(1, 1);
  if (bits > 0) put(0, bitsPerUnit - bits);
  return text;
}

std::optional<std::string> unpack(std::string_view text) {
  if (text.empty() || text.size() % unitBytes != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / unitBytes * bitsPerUnit / 8);
  std::uint32_t held = 0;
  std::uint32_t bits = 0;
  for (std::size_t at = 0; at < text.size(); at += unitBytes) {
    const auto value = unitAt(text, at);
    if (!value) return std::nullopt;
    held = (held << bitsPerUnit) | *value;
    bits += bitsPerUnit;
    const bool isLast = at + unitBytes == text.size();
    if (isLast) {
      // The last one bit ends the content.
      if (*value == 0) return std::nullopt;
      while ((held & 1) == 0) {
        held >>= 1;
        --bits;
      }
      held >>= 1;
      --bits;
      if (bits % 8 != 0) return std::nullopt;
    }
    while (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>((held >> bits) & 0xFF);
      held &= (1u << bits) - 1;
    }
  }
  return bytes;
}

}  // namespace pipit
