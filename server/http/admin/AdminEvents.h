#pragma once

#include "domain/admin/News.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// GET /api/admin/events. The news must outlive the router.
void addEventsRoute(AdminTable& table, News& news);

}  // namespace pipit::server
