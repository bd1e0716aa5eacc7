#pragma once

#include "concierge/Concierge.h"
#include "domain/Responder.h"
#include "domain/Store.h"

namespace pipit::server {

// What the concierge is asked.
concierge::Question conciergeQuestion(const Prompt& prompt);

// Who the visitor is, where their site has proven it.
concierge::Customer customerOf(const Prompt& prompt, Store& store);

Card cardOf(concierge::Card card);

}  // namespace pipit::server
