#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "base/Json.h"
#include "bridge/MessageType.h"

namespace pipit {

// The frame is always the service's newest; a page may still run the pipit.js of one version before. Each
// side speaks the page's version, which its address for the frame names.
inline constexpr std::uint32_t protocolVersion = 2;
inline constexpr std::uint32_t oldestProtocolVersion = 1;

enum class EnvelopeError : std::uint8_t { TooLarge, Malformed, WrongVersion, UnknownType };

// {"v":2,"id":7,"t":"ping","p":{…}}
struct Envelope {
  // 0 where no answer is expected.
  std::uint32_t id = 0;
  MessageType type = MessageType::Ping;
  // Always an object.
  Json payload;

  [[nodiscard]] static std::expected<Envelope, EnvelopeError> parse(std::string_view text);
};

// `payload` is the JSON of an object.
[[nodiscard]] std::string writeEnvelope(std::uint32_t id, MessageType type, std::string_view payload,
                                        std::uint32_t version = protocolVersion);

}  // namespace pipit
