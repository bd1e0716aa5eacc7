#pragma once

#include <cstddef>
#include <optional>

#include "understanding/Message.h"

namespace pipit::concierge {

// The token that is named as an order number: "GG-10234", "#10234", or 5 to 12 digits beside a word such as
// "order". A sum of money or a postal code is none.
[[nodiscard]] std::optional<std::size_t> findOrderNumber(const Message& message);

// The token that is named as an order number, and is too short or too long for one: "order 1234". Where
// something is counted ("order 250 rings") it is none.
[[nodiscard]] std::optional<std::size_t> findMisnumber(const Message& message);

}  // namespace pipit::concierge
