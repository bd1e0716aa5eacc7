#pragma once

#include "understanding/Message.h"
#include "understanding/Request.h"

namespace pipit::concierge {

// What the phrases of a message say about products; the price is readPrice's.
[[nodiscard]] Request readRequest(const Message& message);

}  // namespace pipit::concierge
