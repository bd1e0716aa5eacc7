#pragma once

#include <memory>
#include <string>

#include "store/PostgresDatabase.h"
#include "store/SqlStore.h"
#include "store/SqliteDatabase.h"
#include "support/PostgresCluster.h"
#include "support/TemporaryFolder.h"

// A database of either kind, empty at first, for tests that compare them.
struct EitherDatabase {
  explicit EitherDatabase(bool isPostgres)
      : name(isPostgres ? nextName() : ""),
        postgres(isPostgres ? PostgresCluster::shared().database(name) : "") {}

  std::unique_ptr<pipit::server::Database> connect() const {
    if (postgres.empty()) return pipit::server::openSqlite(folder.path("pipit.db"));
    return pipit::server::openPostgres(*pipit::server::postgresAddress(postgres));
  }
  std::unique_ptr<pipit::server::Store> open() const {
    return std::make_unique<pipit::server::SqlStore>(connect());
  }

  TemporaryFolder folder;
  std::string name;
  std::string postgres;

 private:
  static std::string nextName() {
    static int count = 0;
    return "either_" + std::to_string(++count);
  }
};

inline std::string nameOfKind(bool isPostgres) {
  return isPostgres ? "PostgreSQL" : "SQLite";
}
