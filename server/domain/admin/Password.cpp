#include "domain/admin/Password.h"

#include <sodium.h>

#include <array>
#include <vector>

#include "base/Utf8.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

std::string base64Of(std::size_t bytes) {
  std::vector<unsigned char> random(bytes);
  randombytes_buf(random.data(), random.size());
  std::string text(sodium_base64_encoded_len(bytes, sodium_base64_VARIANT_ORIGINAL_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), random.data(), random.size(),
                    sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  text.pop_back();
  return text;
}

}  // namespace

std::optional<std::string> hashOfPassword(std::string_view password) {
  std::array<char, crypto_pwhash_argon2id_STRBYTES> hash;
  const int failed = crypto_pwhash_argon2id_str(hash.data(), password.data(), password.size(),
                                                limits::kHashPasses, limits::kHashMemory);
  if (failed != 0) return std::nullopt;
  return hash.data();
}

bool isPassword(std::string_view password, const std::string& hash) {
  return crypto_pwhash_argon2id_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

// In the form of argon2id's own, with a result that nothing was put into.
std::string decoyHash() {
  constexpr std::size_t kSaltBytes = 16, kResultBytes = 32;
  return "$argon2id$v=19$m=" + std::to_string(limits::kHashMemory / 1024) +
         ",t=" + std::to_string(limits::kHashPasses) + ",p=1$" + base64Of(kSaltBytes) + '$' +
         base64Of(kResultBytes);
}

std::string newPassword() {
  // Without those that are taken for others. 31 of them: 4.95 bits each.
  constexpr std::string_view kLetters = "23456789abcdefghjkmnpqrstuvwxyz";
  constexpr std::size_t kGroups = 5, kOfGroup = 4;
  std::string password;
  for (std::size_t index = 0; index < kGroups * kOfGroup; ++index) {
    if (index > 0 && index % kOfGroup == 0) password += '-';
    password += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
  }
  return password;
}

bool isGoodPassword(std::string_view password) {
  return password.size() <= limits::kPasswordBytes && isUtf8(password) && !password.contains('\0') &&
         countCodePoints(password) >= limits::kPasswordLeast;
}

}  // namespace pipit::server
