#pragma once

#include "Concierge.h"
#include "Shop.h"
#include "dialogue/Dialogue.h"

namespace pipit::concierge {

// What the shop takes back, and the way to the order that it is about.
[[nodiscard]] Answer replyToReturnWish(const Policy& policy, const OrderEnquiry& enquiry);

// Asks what is to be done with which piece of an order that was proved.
[[nodiscard]] Answer offerReturn(const Order& order, const Shop& shop);

// Decides on what was chosen there, by the policy. The order has to have been proved in this conversation:
// what the form says of it is a name and no proof.
[[nodiscard]] Answer replyToReturn(const FormValues& values, const Dialogue& dialogue, const Shop& shop,
                                   std::int64_t today);

}  // namespace pipit::concierge
