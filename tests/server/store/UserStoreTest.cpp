#include <gtest/gtest.h>
#include <soci/soci.h>

#include "domain/admin/Audit.h"
#include "store/Databases.h"

namespace pipit::server {
namespace {

class UserStoreTest : public ::testing::TestWithParam<bool> {
 protected:
  void add(const char* kind, const char* owner, const char* who, std::int64_t at) {
    store->addAudit({0, kind, owner, "subject", "before", "after", {who, "why", at}});
  }
  std::vector<std::string> owners(const AuditQuery& query) {
    std::vector<std::string> all;
    for (const AuditRow& row : store->audit(query)) all.push_back(row.owner);
    return all;
  }

  EitherDatabase database{GetParam()};
  std::unique_ptr<Store> store = database.open();
};
INSTANTIATE_TEST_SUITE_P(On, UserStoreTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

using Names = std::vector<std::string>;

TEST_P(UserStoreTest, GivesUsersBackAsTheyWerePut) {
  store->putUser({"bob", Role::Admin, {}, "hash", 7});
  store->putUser({"ada", Role::Viewer, {false, {"shop", "other"}}, "hash", 5});
  store->putUser({"ada", Role::Agent, {false, {"shop"}}, "another", 9});
  const auto users = store->users();
  ASSERT_EQ(users.size(), 2U);
  EXPECT_EQ(users[0].name, "ada");
  EXPECT_EQ(users[0].role, Role::Agent);
  EXPECT_EQ(users[0].reach, (Reach{false, {"shop"}}));
  EXPECT_EQ(users[0].password, "another");
  EXPECT_EQ(users[0].at, 5) << "when they were added";
  EXPECT_TRUE(users[1].isFullAdmin());
  EXPECT_FALSE(store->user("eve"));
}

TEST_P(UserStoreTest, EndsTheSessionsOfAUserWithThem) {
  store->putUser({"ada", Role::Viewer, {}, "hash", 5});
  store->putAdminSession({"t1", "ada", 5, 5});
  store->putAdminSession({"t2", "bob", 5, 5});
  store->putAdminSession({"t1", "ada", 5, 8});
  EXPECT_EQ(store->adminSession("t1")->seen, 8);
  store->removeUser("ada");
  EXPECT_FALSE(store->adminSession("t1"));
  EXPECT_TRUE(store->adminSession("t2"));
  store->forgetAdminSessions(4, 5);
  EXPECT_FALSE(store->adminSession("t2")) << "not seen since";
}

TEST_P(UserStoreTest, FindsWhatIsAskedForInTheAudit) {
  add("site", "shop", "ada", 10);
  add("customer", "other", "ada", 20);
  add("user", "eve", "bob", 30);
  add("organization", "shop", "bob", 40);
  EXPECT_EQ(owners({}), (Names{"shop", "eve", "other", "shop"}));
  EXPECT_EQ(owners({.who = "ada"}), (Names{"other", "shop"}));
  EXPECT_EQ(owners({.kind = "user"}), (Names{"eve"}));
  EXPECT_EQ(owners({.owner = "shop"}), (Names{"shop", "shop"}));
  EXPECT_EQ(owners({.sites = Names{"shop"}}), (Names{"shop"})) << "an organization is no site";
  EXPECT_EQ(owners({.sites = Names{"shop", "other"}}), (Names{"other", "shop"}));
  EXPECT_EQ(owners({.sites = Names{}}), Names());
  EXPECT_EQ(owners({.since = 20, .until = 30}), (Names{"other"}));
  EXPECT_EQ(owners({.limit = 1}), (Names{"shop"}));
  EXPECT_EQ(owners({.before = store->audit({.limit = 1})[0].key, .limit = 1}), (Names{"eve"}));
}

TEST_P(UserStoreTest, UndoesTheChangeWithItsRow) {
  EXPECT_THROW(store->alone([&]() -> bool {
    store->putUser({"ada", Role::Viewer, {}, "hash", 5});
    store->addFlagChange({"customer", "shop", "tabSync", "on", "off", {"ada", "why", 1}});
    throw std::runtime_error("in the middle");
  }),
               std::runtime_error);
  EXPECT_TRUE(store->users().empty());
  EXPECT_TRUE(store->audit({}).empty());
  EXPECT_TRUE(store->flagChanges(9).empty());
}

// What flags have audited before there was one audit is in it.
TEST_P(UserStoreTest, TakesOverTheAuditOfFlags) {
  store->addFlagChange({"customer", "shop", "tabSync", "on", "off", {"ada", "first", 1}});
  store->addFlagChange({"rollout", "", "tabSync", "none", "planned 0 %", {"bob", "second", 2}});
  store.reset();
  {
    const auto older = database.connect();
    for (const char* table : {"audit", "admin_users", "admin_sessions", "login_failures", "rate_limits",
                              "feedback", "widget_windows", "service_minutes", "alerts",
                              "conversation_analytics", "idempotency_keys", "shortlists", "return_requests",
                              "order_updates", "conversation_notes", "canned_answers", "visits", "articles"})
      older->sql() << "DROP TABLE " << table;
    for (const char* column : {"feedback_retention", "analytics"})
      older->sql() << "ALTER TABLE sites DROP COLUMN " << column;
    older->sql() << "ALTER TABLE messages DROP COLUMN may_prove";
    for (const char* index : {"messages_owed_of", "conversations_changed", "conversations_known",
                              "conversations_active", "conversations_agent", "tickets_open",
                              "conversations_spoken", "tickets_conversation", "tickets_closed"})
      older->sql() << "DROP INDEX " << index;
    for (const char* column : {"analysed", "active", "agent", "agent_name", "agent_since", "agent_until",
                               "typing", "unmeasured", "spoken"})
      older->sql() << "ALTER TABLE conversations DROP COLUMN " << column;
    older->sql() << (GetParam() ? "UPDATE pipit_schema SET version = 17" : "PRAGMA user_version = 17");
  }
  store = database.open();
  const auto rows = store->audit({});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].signature.reason, "second");
  EXPECT_EQ(rows[1].kind, "customer");
  EXPECT_EQ(rows[1].owner, "shop");
  EXPECT_EQ(rows[1].before, "on");
  EXPECT_EQ(store->flagChanges(9).size(), 2U);
}

}  // namespace
}  // namespace pipit::server
