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

bool isOwn(const Order& order, const OrderProof& proof) {
  return !proof.customer.empty() && order.customer == proof.customer && order.site == proof.site;
}

// What is given and wrong is never made up for by something else.
bool proves(const Order& order, const OrderProof& proof) {
  const auto fits = [](const std::string& given, const std::string& known) {
    return given.empty() || given == known;
  };
  const bool fitsAll = fits(proof.orderId, order.id) && fits(proof.email, order.email) &&
                       fits(proof.postalCode, order.postalCode);
  const int given = !proof.orderId.empty() + !proof.email.empty() + !proof.postalCode.empty();
  return fitsAll && (given >= 2 || isOwn(order, proof));
}

}  // namespace

const Order* OrderBook::findProven(const OrderProof& proof) const {
  const auto found = std::ranges::find_if(orders_, [&](const Order& order) { return proves(order, proof); });
  return found == orders_.end() ? nullptr : &*found;
}

const Order* OrderBook::find(const OrderEnquiry& enquiry) const {
  const auto found =
      std::ranges::find_if(orders_, [&](const Order& order) { return proves(order, enquiry); });
  return found == orders_.end() ? nullptr : &*found;
}

}  // namespace pipit::concierge
