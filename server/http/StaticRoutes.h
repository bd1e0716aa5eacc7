#pragma once

#include "http/Router.h"
#include "http/StaticFiles.h"

namespace pipit::server {

// /pipit.js, /pipit-chat.js, /assets/* and the demo shop below /embed/. `files` must outlive the router.
void addStaticRoutes(Router& router, const StaticFiles& files, std::string_view widgetOrigin);

}  // namespace pipit::server
