#pragma once

#include "domain/FlagDesk.h"
#include "domain/Store.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// Features that reach everybody step by step, and the one call that takes them back. Both must outlive the
// router.
void addRolloutRoutes(AdminTable& table, Store& store, FlagDesk& flags);

}  // namespace pipit::server
