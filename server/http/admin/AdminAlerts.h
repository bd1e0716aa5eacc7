#pragma once

#include "domain/monitoring/AlertBook.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// What is wrong, what was, and who knows of it. The book must outlive the router.
void addAlertRoutes(AdminTable& table, AlertBook& alerts);

}  // namespace pipit::server
