#include "domain/Identifier.h"

#include <sodium.h>

#include <array>

namespace pipit::server {

std::string newIdentifier(std::string_view prefix) {
  std::array<unsigned char, 16> random;
  randombytes_buf(random.data(), random.size());
  std::array<char, 2 * random.size() + 1> digits;
  sodium_bin2hex(digits.data(), digits.size(), random.data(), random.size());
  return std::string(prefix) + digits.data();
}

}  // namespace pipit::server
