#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "base/limits.h"

// What is switched off is off, and the rest works on.

namespace pipit {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Harness& begun(Harness& harness, std::string_view features) {
  harness.features = features;
  harness.converse();
  return harness;
}

bool asksOf(const Harness& harness, auto matches) {
  return std::ranges::any_of(harness.log, matches);
}

bool opensTabs(const Harness& harness) {
  return asksOf(harness, [](const Command& each) { return std::holds_alternative<command::OpenTabs>(each); });
}

TEST(Features, WithoutParentStorageNothingOutlivesThePageAndNobodyIsAlarmed) {
  Harness harness;
  begun(harness, "-parentStorage");
  harness.advance(60'000);
  EXPECT_THAT(harness.records, IsEmpty());
  EXPECT_THAT(harness.ownRecords, IsEmpty());
  EXPECT_THAT(harness.memory, Not(IsEmpty()));
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::None);
  EXPECT_THAT(harness.events("error"), IsEmpty());
}

TEST(Features, WithoutMessagingThePageHearsOfNothingAndAsksForNothing) {
  Harness harness;
  begun(harness, "-crossDomainMessaging");
  harness.hostSays("send", R"({"text":"from the page"})", 7);
  EXPECT_EQ(harness.posted("reply").back().text("code"), "disabled");
  harness.hostSays("conversation", "{}", 8);
  EXPECT_EQ(harness.posted("reply").back().text("code"), "disabled");
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first"));
  harness.stream(answerEvent(2, 2, "hello"));
  EXPECT_THAT(harness.posted("event"), IsEmpty());
  EXPECT_EQ(harness.posted("state").back().number("unread", 0), 1);
}

TEST(Features, WithoutRestoringTheDraftIsNotTakenUpAndTheConversationIs) {
  Harness harness;
  harness.converse();
  harness.tell(event::VisitorDraft{"half a word"});
  harness.advance(5000);
  for (const bool restores : {true, false}) {
    Harness next("fedcba9876543210fedcba9876543210", harness);
    next.features = restores ? "" : "-autoRestore";
    next.start();
    EXPECT_EQ(next.screen.draft, restores ? "half a word" : "");
    EXPECT_THAT(next.screen.texts(), ElementsAre("first"));
  }
}

TEST(Features, WithoutEnhancedStorageRecordsStandAsTheyAre) {
  for (const std::string features : {"", "-enhancedStorage"}) {
    Harness harness;
    begun(harness, features);
    harness.stream(answerEvent(2, 2, std::string(6000, 'x')));
    harness.advance(5000);
    const std::string& record = harness.records.at("conversation");
    EXPECT_EQ(record.contains("xxxxxxxx"), !features.empty());
  }
}

TEST(Features, WithoutMonitoringNobodyIsAskedWhetherTheyAreThere) {
  Harness harness;
  begun(harness, "-connectionMonitoring");
  harness.deaf = true;
  harness.advance(10 * limits::heartbeat);
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Hidden});
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Visible});
  harness.advance(10 * limits::heartbeat);
  EXPECT_THAT(harness.posted("ping"), IsEmpty());
  EXPECT_EQ(harness.window.size(), 1U);
}

TEST(Features, WithoutRetriesAMessageThatDidNotGoIsNotSent) {
  Harness harness;
  begun(harness, "-retryLogic");
  harness.send("second");
  harness.respond("/api/chat", 503, "");
  EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Failed);
  harness.advance(60'000);
  EXPECT_FALSE(harness.request("/api/chat"));
  harness.tell(event::VisitorRetry{harness.screen.row("second").key});
  harness.respond("/api/chat", 202, accepted(2));
  EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Sent);
}

TEST(Features, WithoutRetriesASessionThatCannotBeHadFailsWhatWaits) {
  Harness harness;
  harness.features = "-retryLogic";
  harness.start();
  harness.send("first");
  harness.advance(1);
  harness.respond("/api/session", 503, "");
  EXPECT_EQ(harness.screen.row("first").delivery, wire::Delivery::Failed);
}

TEST(Features, WithoutOfflineModeNothingWaitsForTheNetwork) {
  Harness harness;
  begun(harness, "-offlineMode");
  harness.hostSays("open", R"({"focus":true})");
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Offline});
  harness.send("second");
  EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Failed);
  EXPECT_THAT(harness.screen.announced, testing::ElementsAre("second"));
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Online});
  harness.send("third");
  EXPECT_EQ(harness.screen.row("third").delivery, wire::Delivery::Pending);
}

TEST(Features, WithoutTabSyncEachTabSpeaksForItself) {
  Harness harness;
  begun(harness, "-tabSync");
  EXPECT_FALSE(opensTabs(harness));
  EXPECT_TRUE(harness.request("/api/events") || harness.screen.status.connection == wire::Connection::Online);
  Harness synced;
  synced.converse();
  EXPECT_TRUE(opensTabs(synced));
}

TEST(Features, WithoutPerformanceModeAllRowsAreInTheDocument) {
  Harness harness;
  begun(harness, "-performanceMode");
  harness.tell(event::ListWhole{false});
  for (std::uint32_t seq = 2; seq <= 60; ++seq) harness.stream(answerEvent(seq, seq, "text"));
  harness.tell(event::ListSeen{400, 600, 0, 0, false, 0, {}});
  EXPECT_EQ(harness.screen.rows.size(), 60U);
}

TEST(Features, OfTheSiteAreOffAsWellAndCanGoOffWhileThePageIsOpen) {
  Harness harness;
  harness.converse();
  EXPECT_TRUE(opensTabs(harness));
  harness.log.clear();
  harness.advance(limits::configLifetime + 1);
  std::string config = siteConfig();
  config.insert(1, R"("features":"-tabSync -retryLogic",)");
  ASSERT_TRUE(harness.respond("/api/widget/config", 200, config));
  EXPECT_TRUE(
      asksOf(harness, [](const Command& each) { return std::holds_alternative<command::CloseTabs>(each); }));
  EXPECT_FALSE(opensTabs(harness));
  harness.send("second");
  harness.respond("/api/chat", 503, "");
  EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Failed);
}

TEST(Features, OfHowRecordsAreWrittenCanGoOffWhileThePageIsOpen) {
  Harness harness;
  harness.converse();
  harness.stream(answerEvent(3, 3, std::string(6000, 'x')));
  harness.advance(5000);
  EXPECT_FALSE(harness.records.at("conversation").contains("xxxxxxxx"));
  harness.advance(limits::configLifetime + 1);
  std::string config = siteConfig();
  config.insert(1, R"("features":"-enhancedStorage",)");
  ASSERT_TRUE(harness.respond("/api/widget/config", 200, config));
  harness.advance(limits::reconnectCap);
  harness.stream(answerEvent(4, 4, std::string(6000, 'y')));
  harness.advance(5000);
  EXPECT_TRUE(harness.records.at("conversation").contains("yyyyyyyy"));
}

TEST(Features, ThatThereAreNotAreToldAndTheOthersHold) {
  Harness harness;
  harness.features = "-tabSync -teleport";
  harness.start();
  ASSERT_EQ(harness.events("error").size(), 1U);
  EXPECT_EQ(harness.events("error")[0].text("code"), "config.features");
  EXPECT_FALSE(opensTabs(harness));
}

TEST(Retention, IsTheSitesForEachRecord) {
  Harness harness;
  harness.config.insert(1, R"("retention":7,)");
  harness.converse();
  harness.advance(5000);
  const std::string expires =
      std::to_string(static_cast<std::int64_t>(startOfTime + 7 * limits::day)).substr(0, 8);
  EXPECT_THAT(harness.records.at("session"), HasSubstr(" " + expires));
}

TEST(Retention, IsThePagesWhereItSaysSo) {
  Harness harness;
  harness.config.insert(1, R"("retention":7,)");
  harness.retention = 300;
  harness.converse();
  harness.advance(5000);
  const std::string expires =
      std::to_string(static_cast<std::int64_t>(startOfTime + 300 * limits::day)).substr(0, 8);
  EXPECT_THAT(harness.records.at("session"), HasSubstr(" " + expires));
}

TEST(Sound, IsAsThePageSaysUntilTheVisitorChooses) {
  Harness harness;
  harness.start();
  harness.hostSays("configure", R"({"sound":"true"})");
  EXPECT_TRUE(harness.screen.choices.sound);
  harness.tell(event::VisitorChoice{wire::Theme::Auto, wire::TextSize::Normal, false, wire::Locale::Auto});
  harness.hostSays("configure", R"({"sound":"true"})");
  EXPECT_FALSE(harness.screen.choices.sound);
}

}  // namespace
}  // namespace pipit
