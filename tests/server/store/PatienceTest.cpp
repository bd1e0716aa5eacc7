#include <gtest/gtest.h>

#include <thread>

#include "store/Databases.h"

namespace pipit::server {
namespace {

// A PostgreSQL whose connections stand and which says nothing: stopped, or on a machine that hangs.
class PatienceTest : public ::testing::Test {
 protected:
  ~PatienceTest() override { cluster.thaw(); }

  std::unique_ptr<Store> open(int milliseconds) const {
    const std::string limit = "&tcp_user_timeout=" + std::to_string(milliseconds);
    return std::make_unique<SqlStore>(openPostgres(*postgresAddress(database.postgres + limit)));
  }

  EitherDatabase database{true};
  PostgresCluster& cluster = PostgresCluster::shared();
};

TEST_F(PatienceTest, ASilentServerIsAwayAndComesBack) {
  const auto store = open(300);
  store->setKilled(true);
  cluster.freeze();
  EXPECT_THROW((void)store->isKilled(), StoreAway);
  // Nor is a new connection waited for in vain each time.
  EXPECT_THROW((void)store->isKilled(), StoreAway);
  cluster.thaw();
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  std::optional<bool> isKilled;
  while (!isKilled && std::chrono::steady_clock::now() < deadline) {
    try {
      isKilled = store->isKilled();
    } catch (const StoreAway&) {
      std::this_thread::yield();
    }
  }
  EXPECT_EQ(isKilled, true);
}

}  // namespace
}  // namespace pipit::server
