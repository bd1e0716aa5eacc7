#include "orders/OrderProof.h"

#include "text/Cursor.h"
#include "text/Normalise.h"

namespace pipit::concierge {

namespace {

// What may stand before an order's number.
constexpr std::string_view kPrefix = "gg";

std::string numberOf(std::string_view text) {
  auto code = codeOf(text);
  if (code.starts_with(kPrefix)) code.erase(0, kPrefix.size());
  return code;
}

std::string addressOf(std::string_view text) {
  auto address = normalise(text);
  std::erase(address, ' ');
  return address;
}

}  // namespace

std::string codeOf(std::string_view text) {
  auto code = normalise(text);
  std::erase_if(code, [](char c) { return !Cursor::isAlphanumeric(c); });
  return code;
}

OrderProof orderProof(std::string_view orderId, std::string_view email, std::string_view postalCode) {
  return {.orderId = numberOf(orderId),
          .email = addressOf(email),
          .postalCode = codeOf(postalCode),
          .site = {},
          .customer = {}};
}

}  // namespace pipit::concierge
