#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pipit {

// The closed set of messages between the frame and its host page. What each carries: docs/protocol.md.
enum class MessageType : std::uint8_t {
  // Over the window, before there is a port.
  Ready,
  Refused,
  Connect,
  // Over the port, from the frame.
  Hello,
  StorageGet,
  StorageSet,
  StorageRemove,
  StorageKeys,
  StorageClear,
  State,
  PublicEvent,
  Identified,
  // Over the port, from the host page.
  Send,
  Prefill,
  StorageChanged,
  Leaving,
  Erase,
  Configure,
  Conversation,
  Identify,
  Context,
  Logout,
  // Both ways.
  Open,
  Close,
  Ping,
  Reply,
};

[[nodiscard]] std::string_view nameOf(MessageType type);
[[nodiscard]] std::optional<MessageType> messageTypeOf(std::string_view name);

}  // namespace pipit
