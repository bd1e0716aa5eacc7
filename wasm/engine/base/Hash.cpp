#include "base/Hash.h"

namespace pipit {

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash) {
  constexpr std::uint64_t prime = 0x100000001b3u;
  for (const char byte : bytes) hash = (hash ^ static_cast<std::uint8_t>(byte)) * prime;
  return hash;
}

std::string toHex(std::uint64_t value) {
  std::string text(16, '0');
  for (std::size_t i = text.size(); i > 0; --i, value >>= 4) text[i - 1] = "0123456789abcdef"[value & 15];
  return text;
}

}  // namespace pipit
