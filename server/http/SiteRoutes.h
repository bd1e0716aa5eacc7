#pragma once

#include "domain/Clock.h"
#include "domain/SiteBook.h"
#include "http/FramePage.h"
#include "http/Router.h"

namespace pipit::server {

// The frame document and the site's configuration. Book and page must outlive the router.
void addSiteRoutes(Router& router, SiteBook& sites, const FramePage& page, const WallClock& clock);

}  // namespace pipit::server
