#pragma once

#include "domain/FlagDesk.h"
#include "domain/Store.h"
#include "http/admin/AdminTable.h"

namespace pipit::server {

// `environment`: what this installation says below all of them.
struct FlagParts {
  Store& store;
  FlagDesk& desk;
  Flags environment;
};

// Which features sites have and why, and the switch that takes the widget off every page. Store and desk must
// outlive the router.
void addFlagRoutes(AdminTable& table, const FlagParts& parts);

}  // namespace pipit::server
