#pragma once

#include "understanding/Message.h"

namespace pipit::concierge {

// Whether another thought begins at that token: behind a comma, or with "and", "but", "so".
[[nodiscard]] bool beginsClause(const Message& message, std::size_t index);

// Whether the message says that this is not wanted: "I do not want to talk to a person", "do not call me".
// What is only told is no refusal: "I did not get my refund", "I do not know how to return it".
[[nodiscard]] bool isRefused(const Message& message, const Spot& spot);

// Whether words of support are only told of beside a piece that is looked for: "a ring for my agent", "a ring
// by the time I return", "customer service was great, show me rings". What is asked for in its own right is
// not: "I need a ring resized", "a ring, and a stylist".
[[nodiscard]] bool isAside(const Message& message, const Spot& spot);

}  // namespace pipit::concierge
