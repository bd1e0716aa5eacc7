#pragma once

#include <string>

#include "domain/RateLimiter.h"
#include "domain/monitoring/Windows.h"
#include "http/Route.h"

namespace pipit::server {

// What takes reports of widgets. All of it must outlive the router. Limited by the address of whoever sends
// one, and by the site that it is of.
struct ReportParts {
  Windows& windows;
  RateLimiter& clients;
  RateLimiter& sites;
  std::string widgetOrigin;  // our own, as the operator has said it
};

// POST /api/monitoring/widget: from the widget's own frame alone, and without a token: sendBeacon() has none.
Handler takingReports(const ReportParts& parts);

}  // namespace pipit::server
