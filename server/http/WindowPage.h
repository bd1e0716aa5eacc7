#pragma once

#include "http/Router.h"
#include "http/StaticFiles.h"

namespace pipit::server {

// /frame/window: the document of a chat in a window of its own. `files` must outlive the router.
void addWindowRoute(Router& router, const StaticFiles& files);

}  // namespace pipit::server
