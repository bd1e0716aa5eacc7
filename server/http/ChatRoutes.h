#pragma once

#include "domain/Chat.h"
#include "domain/RateLimiter.h"
#include "domain/console/Console.h"
#include "http/Router.h"

namespace pipit::server {

// Sessions, messages, history. The event stream's route has no handler: see EventStream.h. `sessions` limits
// how often one client may begin a session. Both must outlive the router.
void addChatRoutes(Router& router, Chat& chat, RateLimiter& sessions);
// That a visitor types, while an agent is there to see it.
void addTypingRoute(Router& router, const Chat& chat, Console& console);

}  // namespace pipit::server
