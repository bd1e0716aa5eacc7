#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace pipit::server {

// Applies what a database of that version lacks, step by step, forward only, and gives the version that it
// has then. Inside a transaction that keeps others from doing the same. Throws StoreFailure when it was
// written by a newer program.
int migrate(int version, const std::function<void(const char*)>& apply);

// The steps are written for SQLite; the same in the words of PostgreSQL.
std::string forPostgres(std::string_view statement);

}  // namespace pipit::server
