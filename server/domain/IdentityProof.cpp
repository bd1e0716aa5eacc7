#include "domain/IdentityProof.h"

#include <sodium.h>

#include <array>

namespace pipit::server {

namespace {

constexpr std::size_t kMacBytes = crypto_auth_hmacsha256_BYTES;
using Mac = std::array<unsigned char, kMacBytes>;

const unsigned char* rawOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Mac macOf(std::string_view id, std::string_view key) {
  Mac mac;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, rawOf(key), key.size());
  crypto_auth_hmacsha256_update(&state, rawOf(id), id.size());
  crypto_auth_hmacsha256_final(&state, mac.data());
  return mac;
}

bool isMacOf(const Mac& claimed, std::string_view id, std::string_view key) {
  const Mac mac = macOf(id, key);
  return !key.empty() && sodium_memcmp(claimed.data(), mac.data(), kMacBytes) == 0;
}

}  // namespace

std::string newIdentityKey() {
  std::array<unsigned char, 32> random;
  randombytes_buf(random.data(), random.size());
  std::string digits(2 * random.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), random.data(), random.size());
  digits.pop_back();
  return digits;
}

bool isProven(const Site& site, std::string_view id, std::string_view hash) {
  Mac claimed;
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed =
      sodium_hex2bin(claimed.data(), claimed.size(), hash.data(), hash.size(), nullptr, &size, &end);
  if (failed != 0 || size != kMacBytes || end != hash.data() + hash.size()) return false;
  // Both, whatever the first says: how long it takes tells nothing of which key it was.
  const bool isByKey = isMacOf(claimed, id, site.identityKey);
  const bool isByKeyBefore = isMacOf(claimed, id, site.identityKeyBefore);
  return isByKey || isByKeyBefore;
}

}  // namespace pipit::server
