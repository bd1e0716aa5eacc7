#include "http/admin/AdminRoutes.h"

#include <memory>
#include <utility>

#include "http/FeedbackRoutes.h"
#include "http/admin/AdminAlerts.h"
#include "http/admin/AdminAnalytics.h"
#include "http/admin/AdminConversations.h"
#include "http/admin/AdminEvents.h"
#include "http/admin/AdminFeedback.h"
#include "http/admin/AdminFlags.h"
#include "http/admin/AdminLists.h"
#include "http/admin/AdminMonitoring.h"
#include "http/admin/AdminRollouts.h"
#include "http/admin/AdminSession.h"
#include "http/admin/AdminSites.h"
#include "http/admin/AdminTable.h"
#include "http/admin/AdminUsers.h"

namespace pipit::server {

void addAdminRoutes(Router& router, const AdminParts& parts, AdminGate::Parts gate) {
  SignIn& signIn = gate.signIn;
  AdminTable table(std::make_shared<const AdminGate>(std::move(gate)));
  addSessionRoutes(table, {parts.store, signIn, parts.sessions});
  addEventsRoute(table, parts.news);
  addUserRoutes(table, parts.store);
  addSiteAdminRoutes(table, parts.sites);
  addListRoutes(table, parts.store);
  addFlagRoutes(table, {parts.store, parts.flags, parts.environment});
  addRolloutRoutes(table, parts.store, parts.flags);
  addFeedbackRoute(table, parts.feedback);
  table.besides("POST", "/api/feedback", takingFeedback(parts.chat, parts.feedback));
  addAnalyticsRoute(table, parts.analytics);
  addMonitoringRoute(table, parts.store);
  table.besides("POST", "/api/monitoring/widget", takingReports(parts.reports));
  addAlertRoutes(table, parts.alerts);
  addConversationRoutes(table, parts.console, parts.store);
  addCannedRoutes(table, parts.store);
  table.mount(router);
}

}  // namespace pipit::server
