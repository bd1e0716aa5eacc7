#pragma once

#include "domain/Store.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// How the widget does, for who may look at dashboards. The store must outlive the router.
//
// X-Widget-Health, in its answer, is the health of the whole time that was asked for, as an item of RFC 9651:
// "87;grade=healthy", or "none" where nothing was measured.
void addMonitoringRoute(AdminTable& table, Store& store);

}  // namespace pipit::server
