#pragma once

#include "domain/console/Console.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// What agents do in conversations, and the answers that they keep at hand.
void addConversationRoutes(AdminTable& table, Console& console, Store& store);
void addCannedRoutes(AdminTable& table, Store& store);

}  // namespace pipit::server
