#pragma once

#include <string_view>

#include "Concierge.h"
#include "catalogue/Catalogue.h"
#include "orders/Order.h"
#include "understanding/OrderEnquiry.h"

namespace pipit::concierge {

// Shows an order that was proved.
[[nodiscard]] Answer replyWithOrder(const Order& order, const Catalogue& catalogue);

// Asks for what is missing, or says that nothing was found, with the form that is named. Says the same
// whether there is such an order or not.
[[nodiscard]] Answer replyWithoutOrder(const OrderEnquiry& enquiry, std::string_view form);

// Says that too many proofs were tried, and that this one was not looked at.
[[nodiscard]] Answer replyHeldBack();

}  // namespace pipit::concierge
