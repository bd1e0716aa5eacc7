#pragma once

#include <memory>
#include <string>

#include "domain/Store.h"
#include "support/TemporaryFolder.h"

// The tests of all that stores something run twice: on SQLite, and with PIPIT_TEST_DATABASE=postgresql on a
// PostgreSQL server that they start.
bool isOnPostgres();
// What --database says for this folder: a file in it, or a database of its name.
std::string databaseOf(const TemporaryFolder& folder);
std::unique_ptr<pipit::server::Store> storeOf(const TemporaryFolder& folder);
