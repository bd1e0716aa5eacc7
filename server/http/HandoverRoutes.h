#pragma once

#include "domain/Handovers.h"
#include "domain/RateLimiter.h"
#include "http/Router.h"

namespace pipit::server {

// A conversation goes on in another window. All must outlive the router.
void addHandoverRoutes(Router& router, const Chat& chat, Handovers& handovers, RateLimiter& sessions);

}  // namespace pipit::server
