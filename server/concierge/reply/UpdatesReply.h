#pragma once

#include "Concierge.h"
#include "dialogue/Dialogue.h"

namespace pipit::concierge {

// Asks who wants to hear of an order that was proved where, and whether they agree to it.
[[nodiscard]] Answer offerUpdates(const Order& order);

// What they have agreed to. Without an address or a number it is asked for again; without a proof of the
// order, that.
[[nodiscard]] Answer replyToUpdates(const FormValues& values, const Dialogue& dialogue);

}  // namespace pipit::concierge
