#pragma once

#include "domain/Chat.h"
#include "domain/RateLimiter.h"
#include "domain/analytics/Analytics.h"
#include "http/Router.h"

namespace pipit::server {

// POST /api/analytics/view: a page that a visitor sees, with their token. It is one report of `clients`, and
// they must outlive the router.
void addViewRoute(Router& router, const Chat& chat, Analytics& analytics, RateLimiter& clients);

}  // namespace pipit::server
