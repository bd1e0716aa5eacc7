#pragma once

#include "concierge/Support.h"
#include "domain/Clock.h"
#include "domain/support/SupportDesk.h"
#include "http/Router.h"
#include "http/support/SupportGate.h"

namespace pipit::server {

// All outlive the routes.
struct SupportParts {
  SupportGate gate;
  const concierge::Support& shop;
  SupportDesk& desk;
  WallClock clock;
};

// /api/support/…: docs/support.md.
void addSupportRoutes(Router& router, const SupportParts& parts);

}  // namespace pipit::server
