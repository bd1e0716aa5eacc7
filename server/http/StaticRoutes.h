#pragma once

#include <atomic>

#include "http/Router.h"
#include "http/StaticFiles.h"

namespace pipit::server {

// /pipit.js, /pipit-chat.js, /assets/* and the demo shop below /embed/. While all chats are switched
// off (`isKilled`) pages get no script. All of it must outlive the router.
void addStaticRoutes(Router& router, const StaticFiles& files, std::string_view widgetOrigin,
                     const std::atomic<bool>& isKilled);

}  // namespace pipit::server
