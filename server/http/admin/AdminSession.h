#pragma once

#include "domain/RateLimiter.h"
#include "domain/Store.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// All of it must outlive the router. `sessions` limits how often one client may ask for a session.
struct SessionParts {
  Store& store;
  SignIn& signIn;
  RateLimiter& sessions;
};

// Signing in and out, who one is, and one's own password.
void addSessionRoutes(AdminTable& table, const SessionParts& parts);

}  // namespace pipit::server
