#include "base/JsonPlain.h"

#include <cstdint>

namespace pipit {
namespace {

constexpr bool isPlain(char c) {
  return c != '"' && c != '\\' && static_cast<std::uint8_t>(c) >= 0x20;
}

}  // namespace

std::size_t plainJsonLength(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && isPlain(text[length])) ++length;
  return length;
}

}  // namespace pipit
