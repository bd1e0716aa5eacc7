#pragma once

#include <cstdint>
#include <optional>

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "messages/Message.h"

namespace pipit {

// What the visitor wrote and the service has not acknowledged, as the outbox's record and other tabs have it.
// A new page tries again what was refused, so the record does not say that it was; tabs tell each other.
enum class WaitingFor : std::uint8_t { Record, Tabs };

// Nothing where it cannot be a message.
[[nodiscard]] std::optional<Message> waitingOf(const Json& json);

void writeWaiting(const Message& message, WaitingFor reader, JsonWriter& writer);

}  // namespace pipit
