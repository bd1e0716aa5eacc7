#include "support/Proof.h"

#include <sodium.h>

#include <array>

std::string proofOf(std::string_view id, std::string_view key) {
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()), key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(id.data()), id.size());
  crypto_auth_hmacsha256_final(&state, mac.data());
  std::string digits(2 * mac.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), mac.data(), mac.size());
  digits.pop_back();
  return digits;
}
