#pragma once

#include "domain/Clock.h"
#include "domain/FlagDesk.h"
#include "domain/SiteBook.h"
#include "http/FramePage.h"
#include "http/Router.h"
#include "http/StaticFiles.h"

namespace pipit::server {

// What a site's answers are made of. All of it must outlive the router.
struct SiteParts {
  SiteBook& sites;
  FlagDesk& flags;
  const FramePage& page;
  const StaticFiles& files;
};

// The frame document, its texts where the site has some of its own, and the site's configuration.
void addSiteRoutes(Router& router, const SiteParts& parts, const WallClock& clock, bool sendsMail);

}  // namespace pipit::server
