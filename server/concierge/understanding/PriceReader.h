#pragma once

#include <cstddef>
#include <optional>
#include <set>

#include "understanding/Message.h"
#include "understanding/Request.h"

namespace pipit::concierge {

struct PriceRange {
  std::optional<int> least, most;  // whole dollars within kLowestPrice..kHighestPrice, least <= most
  bool foreignCurrency = false;
  bool belowZero = false;  // an amount was negative, and is left out
  std::optional<Contradiction> contradiction;
  std::set<std::size_t> used;  // the tokens that are amounts
};

// Finds "under $300", "over 1.5k", "between 200 and 400", "200-400", "around 500", "300 or less", "up to
// €80", "< 300" and the like. A bare number is an amount only beside such words. The token `skipped` is an
// order number.
[[nodiscard]] PriceRange readPrice(const Message& message, std::optional<std::size_t> skipped);

}  // namespace pipit::concierge
