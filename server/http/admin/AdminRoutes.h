#pragma once

#include "domain/Chat.h"
#include "domain/FlagDesk.h"
#include "domain/RateLimiter.h"
#include "domain/SiteBook.h"
#include "domain/admin/News.h"
#include "domain/analytics/Analytics.h"
#include "domain/console/Console.h"
#include "domain/feedback/FeedbackBook.h"
#include "domain/monitoring/AlertBook.h"
#include "http/MonitoringRoutes.h"
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
  const Chat& chat;
  FeedbackBook& feedback;
  const Analytics& analytics;
  AlertBook& alerts;
  Console& console;
  News& news;
  ReportParts reports;
};

// All routes that the table of AdminRules.h has.
void addAdminRoutes(Router& router, const AdminParts& parts, AdminGate::Parts gate);

}  // namespace pipit::server
