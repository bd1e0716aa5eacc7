#pragma once

#include "domain/Store.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// Who has changed what, and who waits for a person. The store must outlive the router.
void addListRoutes(AdminTable& table, Store& store);

}  // namespace pipit::server
