#pragma once

#include <memory>

#include "store/Database.h"
#include "store/PostgresAddress.h"

namespace pipit::server {

// A PostgreSQL database, which other programs may share. Migrated when it is there. Throws StoreFailure. A
// connection that is lost is made again, with pauses that grow; until then every call is StoreAway.
std::unique_ptr<Database> openPostgres(const PostgresAddress& address);

}  // namespace pipit::server
