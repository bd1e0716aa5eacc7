#pragma once

#include "domain/Store.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// Who works with the admin. The store must outlive the router.
void addUserRoutes(AdminTable& table, Store& store);

}  // namespace pipit::server
