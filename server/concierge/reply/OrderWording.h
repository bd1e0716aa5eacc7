#pragma once

#include <string>

#include "catalogue/Catalogue.h"
#include "orders/Order.h"
#include "vocabulary/Language.h"

namespace pipit::concierge {

// What replyWithOrder says in English, in Spanish or Arabic. Notes stay as the shop wrote them.
[[nodiscard]] std::string orderWording(const Order& order, const Catalogue& catalogue, Language language);

}  // namespace pipit::concierge
