#include <gtest/gtest.h>

#include "domain/Limits.h"
#include "domain/Retention.h"
#include "store/Databases.h"
#include "support/Conversations.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kRetentionDay = 86'400'000;

// What is kept as long as its site wants, and goes then.
class RetentionTest : public ::testing::TestWithParam<bool> {
 protected:
  RetentionTest() { keep("shop", 30); }

  void keep(const std::string& id, int days, bool analytics = false) {
    Site site;
    site.id = id;
    site.retention = days;
    site.analytics = analytics;
    store->putSite(site);
  }
  // A question and its answer, so many days ago.
  void say(const std::string& conversation, std::int64_t days, const std::string& site = "shop") {
    speak(*store, {conversation, site, "v_" + conversation}, {{true, 0, "a ring"}, {false, 5, "Here it is"}},
          now - days * kRetentionDay);
  }
  std::size_t messagesOf(const std::string& conversation) {
    return store->messagesBefore(conversation, 1'000'000, 100).messages.size();
  }
  std::string open(const std::string& conversation, std::int64_t days) {
    return store
        ->openTicket(
            {"t_" + conversation, conversation, "m_" + conversation + "_1", "{}", now - days * kRetentionDay})
        .id;
  }
  void close(const std::string& id, std::int64_t days) {
    ASSERT_TRUE(store->closeTicket(id, {"ada", "", now - days * kRetentionDay}));
    for (const MovedTicket& moved : store->movedTickets(10)) (void)store->moveTicket(moved, "{}");
  }
  void sweepAll() {
    for (int turn = 0; turn < 20; ++turn) retention.sweep(steady += limits::kRetentionSweepOn);
    steady += limits::kRetentionSweep;
  }

  EitherDatabase database{GetParam()};
  std::unique_ptr<Store> store = database.open();
  RecordingTelemetry telemetry;
  std::int64_t now = 400 * kRetentionDay;
  Retention retention{{*store, telemetry, [this] { return now; }}};
  SteadyTime steady{1h};
};
INSTANTIATE_TEST_SUITE_P(On, RetentionTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST_P(RetentionTest, ConversationsGoAfterTheirSitesTimeAndNoneBefore) {
  keep("short", 7);
  say("c_old", 31);
  say("c_new", 29);
  say("c_short", 8, "short");
  say("c_shortNew", 6, "short");
  sweepAll();
  EXPECT_EQ(messagesOf("c_old"), 0U);
  EXPECT_EQ(store->siteOf("c_old"), "") << "and nothing else is left of it";
  EXPECT_EQ(messagesOf("c_new"), 2U);
  EXPECT_EQ(messagesOf("c_short"), 0U);
  EXPECT_EQ(messagesOf("c_shortNew"), 2U);
  EXPECT_EQ(telemetry.conversationsGone, 2);
  EXPECT_EQ(telemetry.messagesGone, 4);
  sweepAll();
  EXPECT_EQ(telemetry.conversationsGone, 2);
  EXPECT_EQ(telemetry.databaseErrors, 0);
}

TEST_P(RetentionTest, AConversationThatGoesOnKeepsAllOfItsMessages) {
  say("c_1", 400);
  say("c_1", 1);
  sweepAll();
  EXPECT_EQ(messagesOf("c_1"), 4U);
}

TEST_P(RetentionTest, OneWithAnOpenTicketStaysUntilThatWasClosedLongEnough) {
  say("c_open", 200);
  say("c_closed", 200);
  say("c_justClosed", 200);
  (void)open("c_open", 200);
  const std::string closed = open("c_closed", 200), late = open("c_justClosed", 200);
  close(closed, 31);
  close(late, 2);
  sweepAll();
  EXPECT_EQ(messagesOf("c_open"), 2U);
  EXPECT_EQ(messagesOf("c_closed"), 0U);
  EXPECT_EQ(messagesOf("c_justClosed"), 2U);
  EXPECT_EQ(store->tickets("shop", true).size(), 2U);
  EXPECT_EQ(telemetry.ticketsGone, 1);
}

TEST_P(RetentionTest, AClosedTicketGoesFromAConversationThatGoesOn) {
  say("c_1", 200);
  close(open("c_1", 200), 40);
  say("c_1", 1);
  sweepAll();
  EXPECT_TRUE(store->tickets("shop", true).empty());
  EXPECT_EQ(messagesOf("c_1"), 4U);
}

TEST_P(RetentionTest, ItsFilesGoWithIt) {
  Upload upload{.id = "u_1", .conversation = "c_1", .site = "shop", .name = "a.png", .type = "image/png"};
  upload.at = now - 31 * kRetentionDay;
  store->putUpload(upload);
  NewMessage message{"m_1", "client-1", "look", "", upload.at};
  message.attachments = {upload};
  ASSERT_TRUE(store->append({"c_1", "shop", "v_1"}, message));
  sweepAll();
  EXPECT_EQ(store->staleUploads(now - kRetentionDay), std::vector<std::string>{"u_1"});
}

TEST_P(RetentionTest, FiguresOutliveTheirConversationAndNothingElseOfItDoes) {
  keep("shop", 30, true);
  say("c_1", 31);
  sweepAll();
  EXPECT_EQ(messagesOf("c_1"), 2U) << "nobody has looked at it yet";
  store->describe({"c_1", "shop", "v_c_1"}, {"ada", true, R"({"id":"ada"})"});
  const auto key = store->takeChanged("c_1", 9)->key;
  store->putFigures({.key = key, .conversation = "c_1", .site = "shop", .session = "v_c_1", .at = now});
  sweepAll();
  EXPECT_EQ(messagesOf("c_1"), 0U);
  EXPECT_EQ(store->backgroundOf("c_1")->person.profile, "");
  EXPECT_FALSE(store->conversationOf("shop", "ada"));
  EXPECT_EQ(store->figures({.limit = 9}).size(), 1U);
  EXPECT_TRUE(store->changedConversations(9).empty());
  say("c_1", 0);
  sweepAll();
  EXPECT_EQ(messagesOf("c_1"), 2U) << "whoever comes back goes on";
  store->dropFigures(key);
  now += 31 * kRetentionDay;
  (void)store->takeChanged("c_1", 9);
  sweepAll();
  EXPECT_EQ(store->siteOf("c_1"), "");
}

TEST_P(RetentionTest, WhereNothingWasSaidTimeBeginsWhenThatIsSeen) {
  store->describe({"c_1", "shop", "v_1"}, {"ada", false, R"({"id":"ada"})"});
  sweepAll();
  EXPECT_TRUE(store->backgroundOf("c_1"));
  now += 31 * kRetentionDay;
  sweepAll();
  EXPECT_FALSE(store->backgroundOf("c_1"));
}

TEST_P(RetentionTest, SomeGoAtOnceAndTheRestSoon) {
  for (int number = 0; number < limits::kForgottenConversations + 5; ++number)
    say("c_" + std::to_string(number), 40);
  EXPECT_EQ(retention.sweep(steady), steady + limits::kRetentionSweepOn);
  EXPECT_EQ(telemetry.conversationsGone, limits::kForgottenConversations);
  steady += limits::kRetentionSweepOn;
  retention.sweep(steady);
  EXPECT_EQ(telemetry.conversationsGone, limits::kForgottenConversations + 5);
}

TEST_P(RetentionTest, ALongConversationGoesInParts) {
  RetentionQuery query{.site = "shop", .before = now, .now = now, .conversations = 9, .messages = 3};
  for (int times = 0; times < 4; ++times) say("c_1", 40);
  RetentionCount gone = store->forgetConversations(query);
  EXPECT_EQ(gone.messages, 3);
  EXPECT_EQ(gone.conversations, 0);
  EXPECT_TRUE(gone.isMore);
  std::int64_t messages = 3;
  for (int turn = 0; turn < 2; ++turn) {
    gone = store->forgetConversations(query);
    messages += gone.messages;
  }
  EXPECT_EQ(messages, 8);
  EXPECT_EQ(gone.conversations, 1);
  EXPECT_FALSE(gone.isMore);
}

TEST_P(RetentionTest, SessionsGoWhenNobodyCanComeInWithThemAnyMore) {
  Pass pass{"shop", "v_1", "c_1", 0, "s_1"};
  store->revoke(pass, now + 5, now);
  pass.session = "s_2";
  store->revoke(pass, now + 50, now);
  now += 10;
  sweepAll();
  EXPECT_EQ(telemetry.sessionsGone, 1);
  EXPECT_FALSE(store->isRevoked("s_1"));
  EXPECT_TRUE(store->isRevoked("s_2"));
}

}  // namespace
}  // namespace pipit::server
