#pragma once

#include "domain/Chat.h"
#include "http/Router.h"

namespace pipit::server {

// Sessions, messages, history. The event stream's route has no handler: see EventStream.h. `chat` must
// outlive the router.
void addChatRoutes(Router& router, Chat& chat);

}  // namespace pipit::server
