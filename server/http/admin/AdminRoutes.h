#pragma once

#include "domain/FlagDesk.h"
#include "domain/RateLimiter.h"
#include "domain/SiteBook.h"
#include "http/Router.h"
#include "http/admin/AdminGate.h"

namespace pipit::server {

// What the admin works with. All of it must outlive the router.
struct AdminParts {
  Store& store;
  SiteBook& sites;
  FlagDesk& flags;
  RateLimiter& sessions;
  Flags environment;
};

// All routes below /api/admin, by the table of AdminRules.h.
void addAdminRoutes(Router& router, const AdminParts& parts, AdminGate::Parts gate);

}  // namespace pipit::server
