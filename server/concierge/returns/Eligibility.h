#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/Catalogue.h"
#include "orders/Order.h"
#include "returns/Policy.h"

namespace pipit::concierge {

// What stands in the way, and, where it is one piece alone, which.
struct NotEligible {
  ReturnBar bar;
  std::string item = {};

  bool operator==(const NotEligible&) const = default;
};

// Whether this may be done with the pieces of an order, by their ids, on that day, which is counted from
// 1 January 1970. The day of delivery is the first one. Of several pieces each has to be good.
[[nodiscard]] std::expected<void, NotEligible> mayReturn(const ReturnOption& option, const Order& order,
                                                         const std::vector<std::string>& items,
                                                         const Catalogue& catalogue, std::int64_t today);

// Days since 1970 of "2026-11-23"; nothing where it is no day.
[[nodiscard]] std::optional<std::int64_t> dayOf(std::string_view date);

}  // namespace pipit::concierge
