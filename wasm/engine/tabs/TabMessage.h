#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/Json.h"

namespace pipit {

// The closed set of what tabs say to each other. What each carries: docs/protocol.md, "Between tabs".
enum class TabMessageType : std::uint8_t {
  Hello,
  Lead,
  Ping,
  Resign,
  Heard,
  Want,
  News,
  Session,
  Waiting,
  Sent,
  Read,
  Draft,
  Choices,
  Panel,
  Erased,
  Person,
};

// {"v":1,"f":"<32 hexadecimal digits>","n":7,"t":"ping","p":{…}}
struct TabMessage {
  std::string from;
  // Ascending from 1 for each `from`.
  std::uint32_t number = 0;
  TabMessageType type = TabMessageType::Ping;
  // Always an object.
  Json payload;

  // Nothing for what is malformed, too large, of another version or of no known type.
  [[nodiscard]] static std::optional<TabMessage> parse(std::string_view text);
};

// `payload` is the JSON of an object.
[[nodiscard]] std::string writeTabMessage(std::string_view from, std::uint32_t number, TabMessageType type,
                                          std::string_view payload);

}  // namespace pipit
