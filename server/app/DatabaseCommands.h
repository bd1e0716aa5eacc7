#pragma once

#include "app/CommandLine.h"

namespace pipit::server {

// What operators do with a database as a whole. They give the process's exit status.
int migrateDatabase(const Migrate& command);
int backUpDatabase(const BackUp& command);
int restoreDatabase(const Restore& command);

}  // namespace pipit::server
