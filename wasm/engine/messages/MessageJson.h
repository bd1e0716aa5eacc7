#pragma once

#include <optional>

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "messages/Message.h"

namespace pipit {

// A confirmed message as the service and the stored conversation write it (docs/protocol.md). Nothing where a
// required field is missing or beyond its limit; a card that does not fit is left out.
[[nodiscard]] std::optional<Message> messageOf(const Json& json);

// The field "at": milliseconds since 1970; 0 where it is none that a calendar can show.
[[nodiscard]] double timeOf(const Json& json);

// What a message of the visitor's carries. Its field "answer": the form that it answers, and how; without one
// its field "attachments". None where it does not fit.
void readAnswer(const Json& json, Message& message);
void writeAnswer(const Message& message, JsonWriter& writer);

void writeMessage(const Message& message, JsonWriter& writer);

}  // namespace pipit
