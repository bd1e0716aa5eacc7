#include "domain/Handovers.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kHandoverLife = std::chrono::milliseconds(limits::kHandoverLife).count();

bool isCodeCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string hashOf(std::string_view code) {
  std::array<unsigned char, crypto_generichash_BYTES> hash;
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(code.data()),
                     code.size(), nullptr, 0);
  std::string digits(2 * hash.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
  digits.pop_back();
  return digits;
}

}  // namespace

bool Handovers::isCode(std::string_view text) {
  return text.size() == limits::kHandoverCodeBytes && std::ranges::all_of(text, isCodeCharacter);
}

void Handovers::offer(const Pass& pass, std::string_view code) {
  const std::int64_t now = parts_.clock();
  parts_.store.putHandover({hashOf(code), pass, now + kHandoverLife}, now);
}

std::optional<Session> Handovers::redeem(std::string_view site, std::string_view code) {
  auto pass = parts_.store.takeHandover(site, hashOf(code), parts_.clock());
  if (!pass || parts_.store.isRevoked(pass->session)) return std::nullopt;
  return parts_.chat.issue(*std::move(pass));
}

}  // namespace pipit::server
