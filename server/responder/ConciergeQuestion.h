#pragma once

#include "concierge/Concierge.h"
#include "domain/Responder.h"

namespace pipit::server {

// What the concierge is asked.
concierge::Question conciergeQuestion(const Prompt& prompt);

Card cardOf(concierge::Card card);

}  // namespace pipit::server
