#include <gtest/gtest.h>

#include <barrier>
#include <future>
#include <vector>

#include "store/Databases.h"

namespace pipit::server {
namespace {

class MigrationTest : public ::testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(On, MigrationTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST_P(MigrationTest, IsDoneOnceByProgramsThatStartAtOnce) {
  constexpr int kPrograms = 4;
  const EitherDatabase database(GetParam());
  std::barrier start(kPrograms);
  std::vector<std::future<int>> versions;
  for (int program = 0; program < kPrograms; ++program)
    versions.push_back(std::async(std::launch::async, [&] {
      start.arrive_and_wait();
      return database.open()->version();
    }));
  for (auto& version : versions) EXPECT_EQ(version.get(), 21);
}

TEST_P(MigrationTest, LeavesWhatIsThere) {
  const EitherDatabase database(GetParam());
  database.open()->settingOrNew("key", "value");
  EXPECT_EQ(database.open()->setting("key"), "value");
}

TEST(Migration, RefusesADatabaseOfANewerProgram) {
  const EitherDatabase database(true);
  const std::string name = "either_newer";
  auto& cluster = PostgresCluster::shared();
  (void)openPostgres(*postgresAddress(cluster.database(name)));
  cluster.execute(name, "UPDATE pipit_schema SET version = 999");
  EXPECT_THROW((void)openPostgres(*postgresAddress(cluster.address(name))), StoreFailure);
}

}  // namespace
}  // namespace pipit::server
