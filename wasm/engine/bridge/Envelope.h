#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "base/Json.h"
#include "bridge/MessageType.h"

namespace pipit {

inline constexpr std::uint32_t protocolVersion = 1;

enum class EnvelopeError : std::uint8_t { TooLarge, Malformed, WrongVersion, UnknownType };

// {"v":1,"id":7,"t":"ping","p":{…}}
struct Envelope {
  // 0 where no answer is expected.
  std::uint32_t id = 0;
  MessageType type = MessageType::Ping;
  // Always an object.
  Json payload;

  [[nodiscard]] static std::expected<Envelope, EnvelopeError> parse(std::string_view text);
};

// `payload` is the JSON of an object.
[[nodiscard]] std::string writeEnvelope(std::uint32_t id, MessageType type, std::string_view payload);

}  // namespace pipit
