#include "support/TestDatabase.h"

#include <cstdlib>
#include <filesystem>

#include "store/PostgresDatabase.h"
#include "store/SqlStore.h"
#include "store/SqliteDatabase.h"
#include "support/PostgresCluster.h"

using namespace pipit::server;

namespace {

// All of them are made like this one: to migrate each would take longer than most tests.
const std::string& migrated() {
  static const std::string name = [] {
    (void)openPostgres(*postgresAddress(PostgresCluster::shared().database("migrated")));
    return "migrated";
  }();
  return name;
}

}  // namespace

bool isOnPostgres() {
  const char* wanted = std::getenv("PIPIT_TEST_DATABASE");
  return wanted != nullptr && std::string_view(wanted) == "postgresql";
}

std::string databaseOf(const TemporaryFolder& folder) {
  const std::string file = folder.path("pipit.db");
  if (!isOnPostgres()) return file;
  const std::string name = std::filesystem::path(file).parent_path().filename();
  return PostgresCluster::shared().database(name, migrated());
}

std::unique_ptr<Store> storeOf(const TemporaryFolder& folder) {
  const std::string database = databaseOf(folder);
  return std::make_unique<SqlStore>(isOnPostgres() ? openPostgres(*postgresAddress(database))
                                                   : openSqlite(database));
}
