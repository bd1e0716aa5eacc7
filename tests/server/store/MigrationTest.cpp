#include <gtest/gtest.h>

#include <algorithm>
#include <barrier>
#include <future>
#include <set>
#include <string>
#include <vector>

#include "store/Databases.h"
#include "store/OlderForms.h"

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
  for (auto& version : versions) EXPECT_EQ(version.get(), older::kNewest);
}

TEST_P(MigrationTest, LeavesWhatIsThere) {
  const EitherDatabase database(GetParam());
  database.open()->settingOrNew("key", "value");
  EXPECT_EQ(database.open()->setting("key"), "value");
}

// Columns that came later stand beside those that were there.
bool isKept(const older::Row& before, const std::vector<older::Row>& after) {
  return std::ranges::any_of(after,
                             [&](const older::Row& row) { return std::ranges::includes(row, before); });
}

// What the rows say is what the program reads of them.
void expectRead(Store& store, int form) {
  EXPECT_EQ(store.setting("token-key"), "secret");
  const auto site = store.site("shop");
  ASSERT_TRUE(site);
  EXPECT_EQ(site->allow, std::vector<std::string>{"https://shop.example"});
  EXPECT_EQ(site->openIn, form < 2 ? "tab" : "window");
  EXPECT_EQ(site->retention, form < 11 ? 30 : 7);
  EXPECT_EQ(site->organization, form < 17 ? "" : "acme");
  const auto messages = store.changesAfter("c_1", 0, 10);
  ASSERT_EQ(messages.size(), 3U);
  EXPECT_EQ(messages[1].cards.at(0).title, "Ring");
  EXPECT_EQ(messages[2].answer.has_value(), form >= 6);
  EXPECT_EQ(store.waiting(9, 10), std::vector<std::string>{"c_1"}) << "it is owed an answer still";
  EXPECT_EQ(store.tickets("shop", true).size(), form < 10 ? 0U : 1U);
  EXPECT_EQ(store.isRevoked("s_1"), form >= 12);
  EXPECT_EQ(store.mailsWaiting(), form < 13 ? 0 : 1);
  EXPECT_EQ(store.wordingOf("shop").size(), form < 14 ? 0U : 1U);
  EXPECT_EQ(store.rollouts().size(), form < 17 ? 0U : 1U);
  EXPECT_EQ(store.audit({}).size(), form < 17 ? 0U : 1U);
  EXPECT_EQ(store.users().size(), form < 18 ? 0U : 1U);
  EXPECT_EQ(site->feedbackRetention, 90);
  EXPECT_EQ(store.changedConversations(9).size(), form < 21 ? 0U : 1U) << "where the site wants it looked at";
}

TEST_P(MigrationTest, KeepsAllThatAnyOlderProgramHasWritten) {
  for (int form = 1; form < older::kNewest; ++form) {
    SCOPED_TRACE(form);
    const EitherDatabase database(GetParam());
    const older::Rows before = older::make(database, form);
    EXPECT_EQ(database.open()->version(), older::kNewest);
    const older::Rows after = older::rowsIn(database.connect()->sql(), form);
    for (const auto& [table, rows] : before) {
      EXPECT_FALSE(rows.empty()) << table;
      EXPECT_EQ(after.at(table).size(), rows.size()) << table;
      for (const older::Row& row : rows) EXPECT_TRUE(isKept(row, after.at(table))) << table;
    }
    expectRead(*database.open(), form);
  }
}

// A form that comes has to bring rows of its own here.
TEST_P(MigrationTest, IsTriedWithRowsOfEveryTable) {
  const EitherDatabase database(GetParam());
  const auto connection = database.connect();
  EXPECT_EQ(connection->version(), older::kNewest);
  std::set<std::string> known, there;
  for (const older::Part& table : older::kTables) known.emplace(table.text);
  const soci::rowset<std::string> names =
      (connection->sql().prepare
       << (GetParam()
               ? "SELECT CAST(tablename AS text) FROM pg_tables WHERE schemaname = 'public' AND tablename != "
                 "'pipit_schema'"
               // FTS5 keeps its index in tables of its own.
               : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name "
                 "NOT LIKE 'articles\\_%' ESCAPE '\\'"));
  for (const std::string& name : names) there.insert(name);
  EXPECT_EQ(there, known);
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
