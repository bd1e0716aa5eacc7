#pragma once

#include <cstddef>
#include <optional>

#include "understanding/Message.h"

namespace pipit::concierge {

// The token that is named as an order number: "GG-10234", "#10234", or 5 to 12 digits beside a word such as
// "order". A sum of money or a postal code is none.
[[nodiscard]] std::optional<std::size_t> findOrderNumber(const Message& message);

}  // namespace pipit::concierge
