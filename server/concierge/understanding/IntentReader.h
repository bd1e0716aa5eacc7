#pragma once

#include <optional>

#include "understanding/Intent.h"
#include "understanding/Message.h"

namespace pipit::concierge {

// The intent of a slash command; an unknown one is Clarify. Nothing if the message does not begin with a
// slash.
[[nodiscard]] std::optional<Intent> commandedIntent(const Message& message);

// The intent whose words can mean nothing else, whatever else the message says.
[[nodiscard]] std::optional<Intent> strongIntent(const Message& message);

// The intent of words that mean something else where a product is described ("clean", "person").
[[nodiscard]] std::optional<Intent> weakIntent(const Message& message);

// Whether the message speaks of a piece that the visitor already has: "my ring".
[[nodiscard]] bool speaksOfOwnPiece(const Message& message);

// Whether the message asks how something is done: "how do I clean gold" is no search for gold.
[[nodiscard]] bool asksHow(const Message& message);

// Whether the message says that something is not wanted which is about a purchase or the shop.
[[nodiscard]] bool refusesSupport(const Message& message);

// Intents about a purchase or the shop, not about finding a piece.
[[nodiscard]] bool isSupport(Intent intent);

}  // namespace pipit::concierge
