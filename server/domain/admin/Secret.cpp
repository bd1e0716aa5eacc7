#include "domain/admin/Secret.h"

#include <sodium.h>

#include <array>

namespace pipit::server {

namespace {

using Bytes = std::array<unsigned char, crypto_generichash_BYTES>;

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string encoded(const Bytes& bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();
  return text;
}

Bytes hashed(std::string_view text, std::string_view key) {
  Bytes bytes;
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, bytes.size());
  // The first part has an end of its own: no two pairs are one text.
  const unsigned char size = static_cast<unsigned char>(key.size());
  crypto_generichash_update(&state, &size, 1);
  crypto_generichash_update(&state, raw(key), key.size());
  crypto_generichash_update(&state, raw(text), text.size());
  crypto_generichash_final(&state, bytes.data(), bytes.size());
  return bytes;
}

}  // namespace

std::string newSecret() {
  Bytes random;
  randombytes_buf(random.data(), random.size());
  return encoded(random);
}

std::string hashOfSecret(std::string_view secret) {
  return encoded(hashed(secret, {}));
}

std::string secretFrom(std::string_view secret, std::string_view purpose) {
  return encoded(hashed(secret, purpose));
}

bool isSameSecret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace pipit::server
