#pragma once

#include "understanding/Message.h"

namespace pipit::concierge {

// The "not" that a phrase stands under: "no gold", "do not show me any rings", "no rings or necklaces"
// (both). A pause ends its reach. Null if there is none.
[[nodiscard]] const Spot* negationOf(const Message& message, const Spot& spot);

}  // namespace pipit::concierge
