#pragma once

#include "domain/SiteBook.h"
#include "http/FramePage.h"
#include "http/Router.h"

namespace pipit::server {

// The frame document and the site's configuration. Both must outlive the router.
void addSiteRoutes(Router& router, SiteBook& sites, const FramePage& page);

}  // namespace pipit::server
