#pragma once

#include "domain/analytics/Analytics.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// How conversations went: docs/analytics.md.
void addAnalyticsRoute(AdminTable& table, const Analytics& analytics);

}  // namespace pipit::server
