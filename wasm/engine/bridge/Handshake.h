#pragma once

#include <cstdint>
#include <expected>
#include <list>
#include <string>
#include <string_view>

#include "bridge/Envelope.h"

namespace pipit {

enum class Refusal : std::uint8_t {
  SiteUnknown,
  SiteInvalid,
  OriginOpaque,
  OriginMalformed,
  OriginNotAllowed,
  NonceMalformed,
  ProtocolVersion
};

// As it stands in the protocol: "origin.not_allowed".
[[nodiscard]] std::string_view codeOf(Refusal refusal);

// The frame's half of the handshake of docs/protocol.md. Requirements: nothing is ever posted to "*"; a page
// that lies about its origin learns nothing; a sibling frame of an allowed origin cannot take part; a frame
// that reloads starts over.
//
// 1. create() checks what the frame's address claims against the site's allowlist, whose patterns are
// serialised.
// 2. ready() is posted to exactly origin(): the browser drops it if the claim is a lie.
// 3. accepts() checks the host page's answer: the same origin, the same nonce. That its source is the parent
// window is for the
//    caller to check, which alone can see it.
class Handshake {
 public:
  [[nodiscard]] static std::expected<Handshake, Refusal> create(std::string_view claimedOrigin,
                                                                std::string_view nonce,
                                                                const std::list<std::string>& allowlist);
  // The version of the protocol that the host page speaks, and a name for this life of the frame: from
  // another one the host page has had nothing yet.
  void introduce(std::uint32_t version, std::string_view instance);

  [[nodiscard]] const std::string& origin() const { return origin_; }
  [[nodiscard]] std::string ready() const;
  [[nodiscard]] bool accepts(std::string_view origin, std::string_view message) const;

 private:
  Handshake(std::string_view origin, std::string_view nonce) : origin_(origin), nonce_(nonce) {}

  std::string origin_;
  std::string nonce_;
  std::uint32_t version_ = protocolVersion;
  std::string instance_;
};

// What is posted, instead of ready, to a host page that is refused.
[[nodiscard]] std::string refusedMessage(std::string_view nonce, Refusal refusal,
                                         std::uint32_t version = protocolVersion);

}  // namespace pipit
