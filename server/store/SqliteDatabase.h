#pragma once

#include <memory>
#include <string>

#include "store/Database.h"

namespace pipit::server {

// One SQLite file: write-ahead log, synchronous=FULL, so that a commit survives a power cut. Migrated when it
// is there. Throws StoreFailure.
std::unique_ptr<Database> openSqlite(const std::string& file);

}  // namespace pipit::server
