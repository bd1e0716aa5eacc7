#include "orders/OrderBook.h"

#include <algorithm>

namespace pipit::concierge {
namespace {

// A code proves one thing: where number and postal code are the same, it has to be sent twice.
bool proves(const Order& order, const OrderEnquiry& enquiry) {
  auto codes = enquiry.codes;
  if (!enquiry.number.empty()) codes.push_back(enquiry.number);
  const auto take = [&codes](const std::string& value) {
    const auto found = std::ranges::find(codes, value);
    const bool there = found != codes.end();
    if (there) codes.erase(found);
    return there;
  };
  const bool number = take(order.id);
  const bool postalCode = take(order.postalCode);
  const bool email = !enquiry.email.empty() && enquiry.email == order.email;
  return number + postalCode + email >= 2;
}

}  // namespace

const Order* OrderBook::find(const OrderEnquiry& enquiry) const {
  const auto found =
      std::ranges::find_if(orders_, [&](const Order& order) { return proves(order, enquiry); });
  return found == orders_.end() ? nullptr : &*found;
}

}  // namespace pipit::concierge
