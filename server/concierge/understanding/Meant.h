#pragma once

#include "understanding/Message.h"

namespace pipit::concierge {

// Whether the message says that this is not wanted: "I do not want to talk to a person", "do not call me".
// What is only told is no refusal: "I did not get my refund", "I do not know how to return it".
[[nodiscard]] bool isRefused(const Message& message, const Spot& spot);

}  // namespace pipit::concierge
