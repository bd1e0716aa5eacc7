#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "domain/Pass.h"

namespace pipit::server {

enum class PassError : std::uint8_t { Malformed, Forged, Expired, Revoked };

// Signs passes and checks them.
//
//   p1.<payload>.<mac>     both in base64url without padding
//   payload                site LF visitor LF conversation LF expires LF session
//   mac                    crypto_auth (HMAC-SHA-512-256) over "p1." and the payload as it stands in the
//   token
//
// The mac is compared in constant time, and before anything of the payload is looked at.
class PassOffice {
 public:
  static constexpr std::size_t kKeyBytes = 32;
  using Key = std::array<unsigned char, kKeyBytes>;

  explicit PassOffice(const Key& key) : key_(key) {}

  static Key newKey();

  std::string sign(const Pass& pass) const;
  std::expected<Pass, PassError> verify(std::string_view token, std::int64_t now) const;

 private:
  std::string authenticate(std::string_view text) const;
  bool isAuthentic(std::string_view text, std::string_view mac) const;

  Key key_;
};

}  // namespace pipit::server
