#pragma once

#include "http/Router.h"
#include "http/StaticFiles.h"

namespace pipit::server {

// The admin's pages at /admin, and /admin/preview.html, which shows how a chat looks with the accent, radius,
// font and avatar of its address: nothing that is kept anywhere, so nobody has to sign in for it. `files`
// must outlive the router.
void addAdminPages(Router& router, const StaticFiles& files);

}  // namespace pipit::server
