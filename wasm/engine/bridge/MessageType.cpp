#include "bridge/MessageType.h"

#include <array>

namespace pipit {
namespace {

// In the order of the enum.
constexpr std::array<std::string_view, 26> names = {
    "ready",          "refused",      "connect",         "hello",   "storage.get", "storage.set",
    "storage.remove", "storage.keys", "storage.clear",   "state",   "event",       "identified",
    "send",           "prefill",      "storage.changed", "leaving", "erase",       "configure",
    "conversation",   "identify",     "context",         "logout",  "open",        "close",
    "ping",           "reply"};

}  // namespace

std::string_view nameOf(MessageType type) {
  return names[static_cast<std::size_t>(type)];
}

std::optional<MessageType> messageTypeOf(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<MessageType>(i);
  return std::nullopt;
}

}  // namespace pipit
