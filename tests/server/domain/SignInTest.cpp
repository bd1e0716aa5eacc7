#include <gtest/gtest.h>

#include "domain/Limits.h"
#include "domain/admin/Password.h"
#include "domain/admin/Secret.h"
#include "domain/admin/SignIn.h"
#include "domain/admin/UserBook.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using std::chrono::milliseconds;

class SignInTest : public ::testing::Test {
 protected:
  SignInTest() { EXPECT_TRUE(users.seed("a hash", {"pipitd", "", service.wall})); }

  void wait(milliseconds time) { service.wall += time.count(); }
  // With what the password's trial has said.
  std::optional<OpenedSession> come(bool isRight, std::string_view name = "admin",
                                    std::string_view client = "192.0.2.1") {
    const auto attempt = signIn.begin(name, client);
    return attempt ? signIn.finish(*attempt, isRight, "") : std::nullopt;
  }
  bool isLocked(std::string_view name = "admin", std::string_view client = "192.0.2.9") {
    return !signIn.begin(name, client);
  }

  TemporaryFolder folder;
  Service service{folder};
  Store& store = service.store;
  UserBook users{store};
  SignIn signIn{store, [this] { return service.wall; }};
};

TEST_F(SignInTest, OpensASessionThatEndsWhenNobodyComes) {
  const std::string token = come(true)->token;
  for (int visit = 0; visit < 3; ++visit) {
    wait(limits::kAdminIdle - milliseconds(1));
    EXPECT_TRUE(signIn.find(token)) << visit;
  }
  wait(limits::kAdminIdle);
  EXPECT_FALSE(signIn.find(token));
}

TEST_F(SignInTest, EndsASessionInAnyCase) {
  const std::string token = come(true)->token;
  const auto end = service.wall + milliseconds(limits::kAdminLife).count();
  while (service.wall + milliseconds(limits::kAdminSeen).count() < end) {
    EXPECT_TRUE(signIn.find(token));
    wait(limits::kAdminSeen);
  }
  wait(limits::kAdminSeen);
  EXPECT_FALSE(signIn.find(token));
}

TEST_F(SignInTest, KeepsNoTokenThatSomebodyCouldUse) {
  const std::string token = come(true)->token;
  EXPECT_FALSE(store.adminSession(token));
  EXPECT_TRUE(store.adminSession(hashOfSecret(token)));
  EXPECT_FALSE(signIn.find(hashOfSecret(token)));
  EXPECT_FALSE(signIn.find(""));
  EXPECT_EQ(token.size(), 43U) << "256 bits";
}

TEST_F(SignInTest, GivesEachSessionATokenForItsWrites) {
  const std::string one = come(true)->token, other = come(true)->token;
  EXPECT_NE(one, other);
  EXPECT_NE(signIn.find(one)->csrf, signIn.find(other)->csrf);
  EXPECT_EQ(signIn.find(one)->csrf, signIn.find(one)->csrf);
}

TEST_F(SignInTest, DoesNotBringBackASessionThatEndedMeanwhile) {
  const std::string token = come(true)->token;
  auto session = store.adminSession(hashOfSecret(token)).value();
  signIn.end(signIn.find(token).value());
  session.seen += 1;
  store.putAdminSession(session);
  EXPECT_FALSE(signIn.find(token));
}

TEST_F(SignInTest, LetsNobodyInWhosePasswordWasChangedMeanwhile) {
  const auto attempt = signIn.begin("admin", "192.0.2.1");
  ASSERT_TRUE(users.change("admin", {.password = "another hash"}, {"ada", "", service.wall}));
  EXPECT_FALSE(signIn.finish(*attempt, true, ""));
}

TEST_F(SignInTest, LocksANameOutFromEverywhereForAWhile) {
  for (int attempt = 0; attempt < limits::kLoginsOfName; ++attempt) {
    EXPECT_FALSE(isLocked("admin", "192.0.2.9")) << attempt;
  }
  EXPECT_TRUE(isLocked("admin", "198.51.100.1"));
  EXPECT_FALSE(isLocked("ada", "198.51.100.1"));
  wait(limits::kLockOut - milliseconds(1));
  EXPECT_TRUE(isLocked("admin", "198.51.100.1")) << "and tries meanwhile lengthen nothing";
  wait(milliseconds(1));
  EXPECT_TRUE(come(true));
}

TEST_F(SignInTest, LocksAnAddressOutWhateverNamesItTries) {
  for (int attempt = 0; attempt < limits::kLoginsOfClient; ++attempt)
    EXPECT_FALSE(isLocked("name" + std::to_string(attempt), "192.0.2.9"));
  EXPECT_TRUE(isLocked("admin", "192.0.2.9"));
  EXPECT_FALSE(isLocked("admin", "192.0.2.10"));
}

TEST_F(SignInTest, IsNotTrickedByServicesWhoseClocksDiffer) {
  const auto now = service.wall;
  int tried = 0;
  for (int attempt = 0; attempt < 60; ++attempt) {
    service.wall = now - (attempt % 2) * 2'000;
    tried += isLocked("admin", "192.0.2.9") ? 0 : 1;
  }
  EXPECT_EQ(tried, limits::kLoginsOfName);
  // And a clock that is set right locks nobody out for longer than that.
  service.wall = now - std::chrono::milliseconds(limits::kLockOut).count();
  EXPECT_FALSE(isLocked("admin", "198.51.100.1"));
}

TEST_F(SignInTest, CountsNoTryForWhichThereWasNoRoom) {
  for (int attempt = 0; attempt < 60; ++attempt) {
    const auto begun = signIn.begin("admin", "192.0.2.9");
    ASSERT_TRUE(begun) << attempt;
    signIn.withdraw(*begun);
  }
  EXPECT_TRUE(come(true));
}

TEST_F(SignInTest, CountsTriesAtTheSameTimeEachByItself) {
  std::vector<LoginAttempt> attempts;
  while (const auto attempt = signIn.begin("admin", "192.0.2.1")) attempts.push_back(*attempt);
  EXPECT_EQ(attempts.size(), static_cast<std::size_t>(limits::kLoginsOfName));
}

TEST_F(SignInTest, ForgivesWhoHasThePasswordButNotTheAddressForOthers) {
  for (int round = 0; round < 20; ++round) EXPECT_TRUE(come(true)) << round;
  for (int attempt = 1; attempt < limits::kLoginsOfName; ++attempt) EXPECT_FALSE(come(false));
  EXPECT_TRUE(come(true)) << "before the last try";
  // Who has an account of their own does not get more tries at those of others.
  for (int attempt = limits::kLoginsOfName - 1; attempt < limits::kLoginsOfClient; ++attempt) {
    EXPECT_FALSE(come(false, "name" + std::to_string(attempt)));
    if (attempt + 1 < limits::kLoginsOfClient) {
      EXPECT_TRUE(come(true));
    }
  }
  EXPECT_TRUE(isLocked("admin", "192.0.2.1"));
}

TEST_F(SignInTest, EndsALockOutWithAnotherPassword) {
  while (!isLocked()) {
  }
  ASSERT_TRUE(users.change("admin", {.password = "another hash"}, {"ada", "", service.wall}));
  EXPECT_FALSE(isLocked("admin", "198.51.100.1"));
}

TEST_F(SignInTest, TriesAHashForANameThatNobodyHas) {
  const std::string hash = *hashOfPassword("correct horse battery"),
                    decoy = signIn.begin("nobody", "a")->hash;
  const auto cost = [](const std::string& text) {
    return text.substr(0, text.rfind('$', text.rfind('$') - 1));
  };
  EXPECT_EQ(cost(decoy), cost(hash));
  EXPECT_EQ(decoy.size(), hash.size());
  EXPECT_TRUE(isPassword("correct horse battery", hash));
  EXPECT_FALSE(isPassword("correct horse batterz", hash));
  EXPECT_FALSE(isPassword("", decoy));
  EXPECT_NE(hash, hashOfPassword("correct horse battery"));
}

TEST(Password, HasToBeLongAndText) {
  EXPECT_TRUE(isGoodPassword(newPassword()));
  EXPECT_NE(newPassword(), newPassword());
  EXPECT_TRUE(isGoodPassword(
      "\xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA4\xC3\xB6\xC3\xBC"));
  for (const std::string& wrong :
       {std::string("short"), std::string(257, 'x'), std::string(12, '\xFF'), std::string(12, '\0')})
    EXPECT_FALSE(isGoodPassword(wrong));
}

class UserBookTest : public SignInTest {
 protected:
  Signature why() const { return {"ada", "a reason", service.wall}; }
};

TEST_F(UserBookTest, HasAlwaysSomebodyWhoMayDoAll) {
  const auto isLast = [](const auto& result) {
    return !result && result.error().kind == UserProblem::Kind::LastAdmin;
  };
  EXPECT_TRUE(isLast(users.remove("admin", why())));
  EXPECT_TRUE(isLast(users.change("admin", {.role = Role::Viewer}, why())));
  EXPECT_TRUE(isLast(users.change("admin", {.reach = Reach{false, {"shop"}}}, why())));
  ASSERT_TRUE(users.add({"eve", Role::Admin, {false, {"shop"}}, "hash"}, why()));
  EXPECT_TRUE(isLast(users.remove("admin", why()))) << "eve may not do all";
  ASSERT_TRUE(users.change("eve", {.reach = Reach()}, why()));
  EXPECT_TRUE(users.remove("admin", why()));
  EXPECT_TRUE(isLast(users.remove("eve", why())));
  EXPECT_FALSE(users.seed("hash", why())) << "there is somebody";
}

TEST_F(UserBookTest, AuditsEachChangeAndNoneThatIsNone) {
  ASSERT_TRUE(users.add({"eve", Role::Agent, {false, {"shop", "other"}}, "hash"}, why()));
  ASSERT_TRUE(users.change("eve", {.role = Role::Viewer, .reach = Reach(), .password = "x"}, why()));
  ASSERT_TRUE(users.change("eve", {.role = Role::Viewer, .reach = Reach()}, why()));
  ASSERT_TRUE(users.remove("eve", why()));
  std::vector<std::string> rows;
  for (const AuditRow& row : store.audit({.kind = "user", .owner = "eve"}))
    rows.push_back(row.subject + ": " + row.before + " -> " + row.after + " by " + row.signature.who);
  EXPECT_EQ(rows,
            (std::vector<std::string>{": viewer of all -> removed by ada", "password:  -> changed by ada",
                                      "sites: shop,other -> all by ada", "role: agent -> viewer by ada",
                                      ":  -> agent of shop,other by ada"}));
}

}  // namespace
}  // namespace pipit::server
