#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "orders/Order.h"
#include "orders/OrderProof.h"
#include "understanding/OrderEnquiry.h"

namespace pipit::concierge {

// All orders. One is given only to who names two of its number, its e-mail address and its postal code, or
// whom the shop itself has called its customer.
class OrderBook {
 public:
  [[nodiscard]] static std::expected<OrderBook, std::string> parse(std::string_view json);

  // Nothing both if there is no such order and if it is someone else's. Of several, the one placed last.
  [[nodiscard]] const Order* find(const OrderEnquiry& enquiry) const;
  [[nodiscard]] const Order* findProven(const OrderProof& proof) const;

 private:
  explicit OrderBook(std::vector<Order> orders) : orders_(std::move(orders)) {}

  std::vector<Order> orders_;  // the newest first
};

}  // namespace pipit::concierge
