#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>
#include <variant>

#include "Harness.h"
#include "TabsWorld.h"
#include "base/JsonWriter.h"
#include "base/limits.h"
#include "storage/Record.h"

// Tabs that hear each other: one leads, all show the same.

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Three frames of one browser, of which the first leads, with a conversation whose first message is "first".
struct Tabs {
  Harness first;
  Harness second{"11111111111111111111111111111111", first};
  Harness third{"22222222222222222222222222222222", first};
  TabsWorld world{{&first, &second, &third}};

  Tabs() = default;

  void start() {
    for (Harness* tab : all()) tab->start();
    world.settle();
  }

  void converse() {
    first.start();
    world.settle();
    first.send("first");
    EXPECT_TRUE(first.respond("/api/session", 200, sessionJson()));
    first.stream(": hello\n\n");
    EXPECT_TRUE(first.respond("/api/chat", 202, accepted(1)));
    second.start();
    third.start();
    world.settle();
  }

  std::vector<Harness*> all() { return {&first, &second, &third}; }

  // All are told of what stands in the records of all, and what that leads to, and so on.
  void relay(int rounds = 4) {
    for (int round = 0; round < rounds; ++round) {
      std::vector<std::string> keys;
      for (const auto& [key, text] : first.records)
        if (key.starts_with("tabs.")) keys.push_back(key);
      for (const std::string& key : keys) tell(key);
      // It is neither written nor read word by word.
      world.advance(limits::storageCoalesce);
    }
  }

  void tell(const std::string& key) {
    for (Harness* tab : all()) tab->hostSays("storage.changed", R"({"k":")" + key + R"("})");
  }
};

TEST(ManyTabs, HaveOneStreamBetweenThem) {
  Tabs tabs;
  tabs.converse();
  EXPECT_TRUE(tabs.first.request("/api/events"));
  EXPECT_FALSE(tabs.second.request("/api/events"));
  EXPECT_FALSE(tabs.third.request("/api/events"));
}

TEST(ManyTabs, ShowWhatTheLeaderHears) {
  Tabs tabs;
  tabs.converse();
  tabs.first.stream(answerEvent(2, 2, "an", "streaming"));
  tabs.first.stream(deltaEvent(2, 2, " an"));
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_THAT(tab->screen.texts(), ElementsAre("first", "an an"));
}

std::vector<std::string> saidToTabs(const Harness& tab) {
  std::vector<std::string> said;
  for (const Command& command : tab.log)
    if (const auto* post = std::get_if<command::PostTabs>(&command))
      said.emplace_back(Json::parse(post->data)->text("t"));
  return said;
}

std::ptrdiff_t saidOfTheStream(const Harness& tab) {
  return std::ranges::count(saidToTabs(tab), "heard");
}

TEST(ManyTabs, SayNothingAfterTheyHaveResigned) {
  Tabs tabs;
  tabs.converse();
  tabs.first.log.clear();
  tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  EXPECT_EQ(saidToTabs(tabs.first).back(), "resign");
}

TEST(ManyTabs, AreToldOfTheStreamFromWhenThereAreSome) {
  Tabs tabs;
  tabs.first.start();
  tabs.world.settle();
  tabs.first.send("first");
  ASSERT_TRUE(tabs.first.respond("/api/session", 200, sessionJson()));
  tabs.first.stream(answerEvent(2, 2, "to one"));
  EXPECT_EQ(saidOfTheStream(tabs.first), 0);
  tabs.second.start();
  tabs.world.settle();
  tabs.first.stream(answerEvent(3, 3, "to both"));
  tabs.world.settle();
  EXPECT_EQ(saidOfTheStream(tabs.first), 1);
  EXPECT_THAT(tabs.second.screen.texts(), ElementsAre("to one", "to both", "first"));
}

TEST(ManyTabs, SendThroughTheLeader) {
  Tabs tabs;
  tabs.converse();
  tabs.second.send("from the second");
  tabs.world.settle();
  EXPECT_FALSE(tabs.second.request("/api/chat"));
  ASSERT_TRUE(tabs.first.request("/api/chat"));
  for (Harness* tab : tabs.all()) EXPECT_THAT(tab->screen.texts(), ElementsAre("first", "from the second"));
  tabs.first.respond("/api/chat", 202, accepted(2));
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_EQ(tab->screen.rows.back().delivery, wire::Delivery::Sent);
  EXPECT_THAT(tabs.second.events("message:sent"), SizeIs(1)) << "the page where it was written is told";
  EXPECT_THAT(tabs.first.events("message:sent"), SizeIs(1)) << "of its own one alone";
}

// The stream brings the message itself later, or not at all.
TEST(ManyTabs, ShowThatAnAnswerIsComingAsSoonAsTheServiceHasTheMessage) {
  Tabs tabs;
  tabs.converse();
  tabs.second.send("a question");
  tabs.world.settle();
  tabs.first.respond("/api/chat", 202, accepted(2));
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_TRUE(tab->screen.status.typing);
  tabs.first.stream(answerEvent(3, 3, "an answer"));
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_FALSE(tab->screen.status.typing);
}

TEST(ManyTabs, BeginAConversationThroughTheLeader) {
  Tabs tabs;
  tabs.start();
  tabs.third.send("hello");
  tabs.world.settle();
  EXPECT_FALSE(tabs.third.request("/api/session"));
  tabs.first.advance(100);
  ASSERT_TRUE(tabs.first.respond("/api/session", 200, sessionJson()));
  tabs.world.settle();
  EXPECT_TRUE(tabs.first.request("/api/chat"));
  EXPECT_FALSE(tabs.third.request("/api/events"));
}

TEST(ManyTabs, GoOnWhenTheLeaderGoes) {
  for (const bool crashes : {false, true}) {
    Tabs tabs;
    tabs.converse();
    tabs.first.stream(answerEvent(2, 2, "heard by all"));
    tabs.world.settle();
    if (!crashes) tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
    tabs.world.crash(tabs.first);
    tabs.world.settle();
    ASSERT_TRUE(tabs.second.request("/api/events")) << crashes;
    EXPECT_EQ(tabs.second.request("/api/events")->lastEventId, "2") << "from where all are";
    EXPECT_FALSE(tabs.third.request("/api/events"));
    tabs.third.send("to the new one");
    tabs.world.settle();
    EXPECT_TRUE(tabs.second.request("/api/chat"));
  }
}

TEST(ManyTabs, LoseNothingThatWaitedWhenTheLeaderWent) {
  Tabs tabs;
  tabs.converse();
  tabs.third.send("on its way");
  tabs.world.settle();
  tabs.world.crash(tabs.first);
  tabs.world.settle();
  ASSERT_TRUE(tabs.second.request("/api/chat"));
  EXPECT_THAT(tabs.second.request("/api/chat")->body, HasSubstr("on its way"));
}

TEST(ManyTabs, TakeTheLockFromALeaderThatIsFrozenWithinFiveSeconds) {
  Tabs tabs;
  tabs.converse();
  tabs.world.freeze(tabs.first);
  tabs.world.advance(4900);
  Harness* leader = tabs.world.holder();
  ASSERT_NE(leader, &tabs.first);
  EXPECT_TRUE(leader->request("/api/events"));
  tabs.world.thaw();
  tabs.world.advance(1000);
  EXPECT_EQ(tabs.world.holder(), leader);
  EXPECT_FALSE(tabs.first.request("/api/events")) << "two streams";
}

TEST(ManyTabs, TakeTheLockFromALeaderThatOnlyHears) {
  Tabs tabs;
  tabs.converse();
  tabs.world.numb(tabs.first);
  tabs.world.advance(4900);
  EXPECT_NE(tabs.world.holder(), &tabs.first);
}

TEST(ManyTabs, HearOfWhatTheyMissedWithTheLeadersNextWord) {
  Tabs tabs;
  tabs.converse();
  tabs.world.deaf = &tabs.second;
  tabs.third.send("missed");
  tabs.third.tell(event::VisitorDraft{"missed as well"});
  tabs.first.stream(answerEvent(2, 2, "an answer"));
  tabs.world.settle();
  EXPECT_THAT(tabs.second.screen.texts(), ElementsAre("first"));
  tabs.world.deaf = nullptr;
  tabs.world.advance(limits::leaderSilence + 2 * limits::answerPause);
  EXPECT_THAT(tabs.second.screen.texts(), ElementsAre("first", "an answer", "missed"));
  EXPECT_EQ(tabs.second.screen.draft, "missed as well");
}

TEST(ManyTabs, TellTheLeaderWhatItMissed) {
  Tabs tabs;
  tabs.converse();
  tabs.world.deaf = &tabs.first;
  tabs.third.send("missed");
  tabs.third.tell(event::VisitorDraft{"missed as well"});
  tabs.world.settle();
  tabs.world.deaf = nullptr;
  tabs.world.advance(limits::leaderSilence + 2 * limits::answerPause);
  EXPECT_TRUE(tabs.first.request("/api/chat"));
  EXPECT_EQ(tabs.first.screen.draft, "missed as well");
}

TEST(ManyTabs, TellWhoStillWaitsForWhatTheServiceHas) {
  Tabs tabs;
  tabs.converse();
  tabs.third.send("sent");
  tabs.world.settle();
  tabs.world.deaf = &tabs.third;
  EXPECT_TRUE(tabs.first.respond("/api/chat", 202, accepted(2)));
  tabs.world.settle();
  EXPECT_EQ(tabs.third.screen.rows.back().delivery, wire::Delivery::Pending);
  tabs.world.deaf = nullptr;
  tabs.world.advance(limits::leaderSilence + 2 * limits::answerPause);
  EXPECT_EQ(tabs.third.screen.rows.back().delivery, wire::Delivery::Sent);
  EXPECT_THAT(tabs.third.events("message:sent"), SizeIs(1));
}

TEST(ManyTabs, BringNoConversationBackThatHasEnded) {
  Tabs tabs;
  tabs.converse();
  tabs.world.deaf = &tabs.third;
  tabs.first.hostSays("erase", "{}", 5);
  tabs.world.settle();
  tabs.world.deaf = nullptr;
  tabs.world.advance(2 * limits::leaderSilence);
  for (Harness* tab : tabs.all()) EXPECT_THAT(tab->screen.texts(), IsEmpty());
}

// A page with an open channel or a lock is not cached.
TEST(ManyTabs, CloseTheirChannelAndLetGoOfTheLockWhenThePageGoes) {
  for (const wire::Lifecycle state : {wire::Lifecycle::PageHide, wire::Lifecycle::Freeze}) {
    Tabs tabs;
    tabs.converse();
    const auto has = [&]<typename T>(std::type_identity<T>) {
      return std::ranges::any_of(tabs.first.log,
                                 [](const Command& command) { return std::holds_alternative<T>(command); });
    };
    ASSERT_FALSE(has(std::type_identity<command::CloseTabs>()));
    tabs.first.tell(event::LifecycleChanged{state});
    EXPECT_TRUE(has(std::type_identity<command::CloseTabs>()));
    EXPECT_TRUE(has(std::type_identity<command::ReleaseLock>()));
  }
}

TEST(ManyTabs, KeepALeaderThatAnswers) {
  Tabs tabs;
  tabs.converse();
  tabs.world.advance(60000);
  EXPECT_EQ(tabs.world.holder(), &tabs.first);
}

TEST(ManyTabs, LeadByALeaseWhereThereAreNoLocks) {
  Tabs tabs;
  tabs.world.hasLocks = false;
  tabs.start();
  tabs.world.advance(1000);
  tabs.second.send("hello");
  tabs.world.advance(100);
  int leaders = 0;
  for (Harness* tab : tabs.all()) leaders += tab->request("/api/session") ? 1 : 0;
  EXPECT_EQ(leaders, 1);
}

TEST(ManyTabs, TakeOverACrashedLeasesHolderWithinASecond) {
  Tabs tabs;
  tabs.world.hasLocks = false;
  tabs.first.start();
  tabs.world.advance(1000);
  tabs.first.send("first");
  EXPECT_TRUE(tabs.first.respond("/api/session", 200, sessionJson()));
  tabs.first.stream(": hello\n\n");
  EXPECT_TRUE(tabs.first.respond("/api/chat", 202, accepted(1)));
  tabs.second.start();
  tabs.third.start();
  tabs.world.advance(3000);
  EXPECT_FALSE(tabs.second.request("/api/events") || tabs.third.request("/api/events"));
  tabs.world.crash(tabs.first);
  tabs.world.advance(1000);
  EXPECT_NE(tabs.second.request("/api/events").has_value(), tabs.third.request("/api/events").has_value());
}

TEST(ManyTabs, GetWhatTheyMissed) {
  Tabs tabs;
  tabs.converse();
  tabs.world.freeze(tabs.third);
  tabs.first.stream(answerEvent(2, 2, "missed"));
  // A frozen page's channel is closed: nothing of it comes later.
  tabs.world.settle();
  tabs.third.tell(event::LifecycleChanged{wire::Lifecycle::Freeze});
  tabs.world.crash(tabs.third);
  Harness again("33333333333333333333333333333333", tabs.first);
  TabsWorld world{{&tabs.first, &again}};
  tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::PageShow});
  world.settle();
  again.start();
  world.settle();
  EXPECT_THAT(again.screen.texts(), ElementsAre("first", "missed"));
}

TEST(ManyTabs, AskForWhatIsBetweenWhenTheyHearOfALaterChange) {
  Tabs tabs;
  tabs.converse();
  tabs.first.stream(answerEvent(2, 2, "one"));
  tabs.world.settle();
  const std::string name(32, 'a');
  tabs.second.tell(event::TabMessage{
      R"({"v":1,"f":")" + name +
      R"(","n":1,"t":"heard","p":{"conversation":"c_1","events":[{"base":7,"type":"message",)" +
      R"("data":{"id":"m_9","seq":9,"change":9,"author":"assistant","state":"complete","text":"later","at":1}}]}})"});
  EXPECT_THAT(tabs.second.screen.texts(), ElementsAre("first", "one")) << "a hole in the list";
}

TEST(ManyTabs, ShowOneDraftTheLastEditOfAll) {
  Tabs tabs;
  tabs.start();
  tabs.first.tell(event::VisitorDraft{"half a"});
  tabs.world.settle();
  EXPECT_EQ(tabs.second.screen.draft, "half a");
  // Its clock is a day behind.
  tabs.second.time.wall -= 86400000;
  tabs.second.tell(event::VisitorDraft{"half a thought"});
  tabs.world.settle();
  for (Harness* tab : {&tabs.first, &tabs.third}) EXPECT_EQ(tab->screen.draft, "half a thought");
  tabs.second.send("half a thought");
  tabs.world.settle();
  for (Harness* tab : {&tabs.first, &tabs.third}) EXPECT_EQ(tab->screen.draft, "");
}

TEST(ManyTabs, OrderWhatWaitsAlikeHoweverWrongTheirClocks) {
  Tabs tabs;
  tabs.start();
  tabs.second.time.wall += 86400000;
  tabs.third.time.wall -= 86400000;
  tabs.second.send("one");
  tabs.world.settle();
  tabs.third.send("two");
  tabs.world.settle();
  tabs.first.send("three");
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_THAT(tab->screen.texts(), ElementsAre("one", "two", "three"));
}

TEST(ManyTabs, SeeWhatWasReadInAnother) {
  Tabs tabs;
  tabs.converse();
  tabs.first.stream(answerEvent(2, 2, "unread"));
  tabs.world.settle();
  for (Harness* tab : tabs.all()) ASSERT_EQ(tab->screen.status.unread, 1u);
  tabs.second.hostSays("open", R"({"focus":false,"full":false})");
  tabs.second.tell(event::VisitorRead{});
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_EQ(tab->screen.status.unread, 0u);
}

TEST(ManyTabs, SeeWhatWasRefusedAndTriedAgain) {
  Tabs tabs;
  tabs.converse();
  for (Harness* tab : tabs.all()) tab->hostSays("open", R"({"focus":false})");
  tabs.second.send("refused");
  tabs.world.settle();
  tabs.first.respond("/api/chat", 400, "{}");
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_EQ(tab->screen.rows.back().delivery, wire::Delivery::Failed);
  for (Harness* tab : tabs.all()) EXPECT_THAT(tab->screen.announced, ElementsAre("refused"));
  tabs.third.tell(event::VisitorRetry{tabs.third.screen.rows.back().key});
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_EQ(tab->screen.rows.back().delivery, wire::Delivery::Pending);
  EXPECT_TRUE(tabs.first.request("/api/chat"));
}

TEST(ManyTabs, TellANewcomerWhatWaitsAndWhatWasRefused) {
  Tabs tabs;
  tabs.converse();
  tabs.second.send("refused");
  tabs.world.settle();
  tabs.first.respond("/api/chat", 400, "{}");
  tabs.second.send("waits");
  tabs.world.settle();
  Harness newcomer("33333333333333333333333333333333", tabs.first);
  TabsWorld world{{&tabs.first, &newcomer}};
  tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::PageShow});
  world.settle();
  newcomer.start();
  world.advance(limits::answerPause);
  ASSERT_THAT(newcomer.screen.texts(), ElementsAre("first", "refused", "waits"));
  EXPECT_EQ(newcomer.screen.rows[1].delivery, wire::Delivery::Failed) << "it would wait for ever";
}

TEST(ManyTabs, FollowWhomTheyHeardBeforeTheyWereRefusedTheLock) {
  Tabs tabs;
  tabs.world.hasLocks = false;
  tabs.first.start();
  tabs.world.advance(1000);
  tabs.first.send("first");
  EXPECT_TRUE(tabs.first.respond("/api/session", 200, sessionJson()));
  tabs.second.start();
  tabs.world.settle();
  tabs.second.tell(event::LockChanged{wire::LockState::Refused});
  tabs.world.advance(400);
  EXPECT_FALSE(tabs.second.request("/api/events"));
}

TEST(ManyTabs, TellALeaderThatFoundNothingStoredOfTheConversation) {
  Tabs tabs;
  tabs.world.hasLocks = false;
  tabs.first.start();
  tabs.world.advance(1000);
  tabs.first.send("first");
  EXPECT_TRUE(tabs.first.respond("/api/session", 200, sessionJson()));
  tabs.world.settle();
  tabs.world.freeze(tabs.first);
  tabs.second.storageTrouble = "denied";
  tabs.second.start();
  tabs.world.advance(500);
  tabs.second.send("to be sent");
  tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::Freeze});
  tabs.world.thaw();
  tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::Resume});
  tabs.world.advance(500);
  EXPECT_FALSE(tabs.second.request("/api/session")) << "a second conversation";
  EXPECT_TRUE(tabs.second.request("/api/events") || tabs.first.request("/api/events"));
}

TEST(ManyTabs, ForgetEverythingTogether) {
  Tabs tabs;
  tabs.converse();
  tabs.second.hostSays("erase", "{}", 5);
  tabs.world.settle();
  for (Harness* tab : tabs.all()) EXPECT_THAT(tab->screen.texts(), IsEmpty());
}

TEST(ManyTabs, ShowHowTheLeadersNetworkIs) {
  Tabs tabs;
  tabs.converse();
  tabs.world.advance(50);
  ASSERT_EQ(tabs.second.screen.status.connection, wire::Connection::Online);
  for (int failures = 0; failures < 4; ++failures) {
    tabs.first.breakOff("/api/events");
    tabs.world.advance(limits::reconnectCap);
  }
  EXPECT_EQ(tabs.first.screen.status.connection, wire::Connection::Offline);
  EXPECT_EQ(tabs.second.screen.status.connection, wire::Connection::Offline);
}

TEST(ManyTabs, TalkThroughTheStorageWhereThereIsNoChannel) {
  Tabs tabs;
  tabs.world.hasChannel = false;
  tabs.converse();
  tabs.relay();
  tabs.second.send("without a channel");
  tabs.relay();
  EXPECT_FALSE(tabs.second.request("/api/chat"));
  EXPECT_TRUE(tabs.first.request("/api/chat"));
  tabs.first.stream(answerEvent(2, 2, "to all"));
  tabs.relay();
  EXPECT_THAT(tabs.third.screen.texts(), ElementsAre("first", "to all", "without a channel"));
}

TEST(ManyTabs, TalkThroughTheStorageHoweverWrongTheirClocks) {
  for (const int wrong : {1, 2}) {
    Tabs tabs;
    tabs.world.hasChannel = false;
    tabs.converse();
    tabs.all()[static_cast<std::size_t>(wrong)]->time.wall -= limits::day;
    tabs.first.time.wall += limits::day;
    tabs.relay();
    tabs.second.send("from the second");
    tabs.third.send("from the third");
    tabs.relay();
    for (const std::uint32_t seq : {2u, 3u}) ASSERT_TRUE(tabs.first.respond("/api/chat", 202, accepted(seq)));
    tabs.relay();
    for (Harness* tab : tabs.all()) {
      EXPECT_THAT(tab->screen.texts(), SizeIs(3));
      for (const auto& row : tab->screen.rows) EXPECT_EQ(row.delivery, wire::Delivery::Sent);
    }
  }
}

TEST(ManyTabs, SendWhatATabThatIsGoneHasLeftInTheOutboxAlone) {
  Tabs tabs;
  tabs.world.hasChannel = false;
  tabs.converse();
  tabs.relay();
  tabs.second.send("left behind");
  tabs.world.crash(tabs.second);
  tabs.tell("outbox");
  tabs.world.advance(limits::storageCoalesce);
  for (Harness* tab : {&tabs.first, &tabs.third})
    EXPECT_THAT(tab->screen.texts(), ElementsAre("first", "left behind"));
  EXPECT_TRUE(tabs.first.request("/api/chat"));
}

// The one before may have heard of it alone.
TEST(ManyTabs, SendWhatTheyFindInTheOutboxWhenTheyBeginToLead) {
  Tabs tabs;
  tabs.world.hasChannel = false;
  tabs.converse();
  const double loaded = tabs.third.time.now;
  while (tabs.third.time.now < loaded + limits::storageCache) tabs.relay();
  tabs.second.send("left behind");
  tabs.world.crash(tabs.second);
  tabs.world.crash(tabs.first);
  tabs.world.settle();
  tabs.world.advance(limits::storageCoalesce);
  ASSERT_EQ(tabs.world.holder(), &tabs.third);
  ASSERT_TRUE(tabs.third.request("/api/chat"));
  EXPECT_THAT(tabs.third.request("/api/chat")->body, HasSubstr("left behind"));
}

// Every frame's name, as a script of the page reads it.
std::vector<std::string> namesIn(const Harness& tab) {
  std::vector<std::string> names;
  for (const auto& [key, text] : tab.records) {
    if (!key.starts_with("tabs.")) continue;
    const Json record = Json::parse(Record::decode(text, 0)->payload).value();
    names.push_back(TabMessage::parse(*record.items("messages")[0].string())->from);
  }
  return names;
}

TEST(ManyTabs, HearEachOtherThoughAPageHasWrittenInTheirNames) {
  Tabs tabs;
  tabs.world.hasChannel = false;
  tabs.converse();
  tabs.relay();
  const auto names = namesIn(tabs.first);
  ASSERT_THAT(names, SizeIs(3));
  JsonWriter forged;
  forged.beginObject().member("messages").beginArray();
  for (const std::string& name : names)
    forged.string(writeTabMessage(name, 0xFFFFFFFF, TabMessageType::Ping, "{}"));
  tabs.first.records["tabs.deadbeef"] = recordOf(forged.endArray().endObject().text());
  tabs.relay();
  tabs.second.send("heard all the same");
  tabs.relay();
  for (Harness* tab : tabs.all())
    EXPECT_THAT(tab->screen.texts(), ElementsAre("first", "heard all the same"));
  ASSERT_TRUE(tabs.first.respond("/api/chat", 202, accepted(2)));
  tabs.relay();
  EXPECT_EQ(tabs.third.screen.rows.back().delivery, wire::Delivery::Sent);
}

// A visitor may refuse a site its storage while tabs are open.
TEST(ManyTabs, HaveOneLeaderAgainWhenTheLocksHolderWakesWhereOneHasNoLocks) {
  Tabs tabs;
  tabs.first.start();
  tabs.world.settle();
  tabs.first.send("first");
  EXPECT_TRUE(tabs.first.respond("/api/session", 200, sessionJson()));
  tabs.first.stream(": hello\n\n");
  EXPECT_TRUE(tabs.first.respond("/api/chat", 202, accepted(1)));
  tabs.world.hasLocks = false;
  tabs.second.start();
  tabs.world.settle();
  tabs.world.hasLocks = true;
  tabs.third.start();
  tabs.world.settle();
  tabs.world.freeze(tabs.first);
  tabs.world.advance(3000);
  ASSERT_TRUE(tabs.second.request("/api/events"));
  tabs.world.thaw();
  tabs.world.advance(1000);
  int leaders = 0;
  for (Harness* tab : tabs.all()) leaders += tab->request("/api/events") ? 1 : 0;
  EXPECT_EQ(leaders, 1);
  for (Harness* tab : tabs.all()) tab->log.clear();
  constexpr double time = 10000;
  tabs.world.advance(time);
  // The one without locks asks as often as those who have leases do.
  for (Harness* tab : tabs.all())
    EXPECT_LE(std::ranges::count(saidToTabs(*tab), "lead"), time / limits::leaseSilence);
}

std::size_t tabRecords(const Harness& tab) {
  return static_cast<std::size_t>(std::ranges::count_if(
      tab.records, [](const auto& record) { return record.first.starts_with("tabs."); }));
}

TEST(ManyTabs, LeaveNoRecordOfWhatTheySaidBehind) {
  Tabs tabs;
  tabs.world.hasChannel = false;
  const double wall = tabs.first.time.wall;
  tabs.first.records["tabs.deadbeef"] = Record{wall - 70000, wall - 10000, R"({"messages":[]})"}.encode();
  tabs.converse();
  tabs.world.advance(limits::storageCoalesce);
  EXPECT_EQ(tabRecords(tabs.first), 3u) << "and not what a crash left";
  for (const auto& [key, text] : tabs.first.records) {
    const bool passes = key.starts_with("tabs.");
    const auto record = Record::decode(text, wall);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->expires - record->written, passes ? limits::tabRecordLifetime : limits::recordLifetime);
  }
  for (Harness* tab : tabs.all()) tab->tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  tabs.world.settle();
  EXPECT_EQ(tabRecords(tabs.first), 0u);
}

TEST(ManyTabs, LeaveAnothersDamagedRecordAlone) {
  Tabs tabs;
  tabs.world.hasChannel = false;
  tabs.converse();
  tabs.second.tell(event::VisitorDraft{"a draft"});
  tabs.world.settle();
  std::string damaged;
  for (const auto& [key, text] : tabs.first.records)
    if (key.starts_with("tabs.")) damaged = key;
  ASSERT_FALSE(damaged.empty());
  for (int round = 0; round < 3; ++round)
    for (Harness* tab : tabs.all()) {
      if (round == 0) tabs.first.records[damaged] = "damaged";
      for (const std::string& key : {damaged, damaged + ".aside"})
        tab->hostSays("storage.changed", R"({"k":")" + key + R"("})");
      tabs.world.settle();
    }
  EXPECT_THAT(tabs.first.records[damaged], testing::Not(HasSubstr("a draft")));
  EXPECT_FALSE(tabs.first.records.contains(damaged + ".aside.aside"));
}

// A page can write as many as it likes.
TEST(ManyTabs, DropWhatAPageHasWrittenInTheNamesOfOthers) {
  Tabs tabs;
  tabs.world.hasChannel = false;
  tabs.converse();
  const double wall = tabs.first.time.wall;
  const std::string outdated = recordOf(R"({"messages":[]})");
  for (const std::string& text : {std::string("rubbish"), outdated, Record{wall - 2, wall - 1, "{}"}.encode(),
                                  Record{wall, wall + 1e6, "{}"}.encode()})
    for (int round = 0; round < 3; ++round) {
      for (std::size_t i = 0; i < limits::storageKeys + 2; ++i) {
        const std::string key = "tabs." + std::to_string(10000000 + i);
        tabs.first.records[key] = text;
        tabs.first.hostSays("storage.changed", R"({"k":")" + key + R"("})");
      }
      tabs.first.tell(event::VisitorDraft{"a draft"});
      tabs.world.advance(limits::storageCoalesce);
    }
  EXPECT_EQ(tabs.first.screen.status.notice, wire::Notice::None);
  for (const auto& [key, text] : tabs.first.records) EXPECT_FALSE(key.ends_with(".aside")) << key;
  EXPECT_THAT(tabs.first.records["draft"], HasSubstr("a draft"));
}

TEST(ManyTabs, AreEachOnTheirOwnWhereNothingConnectsThem) {
  Tabs tabs;
  tabs.world.hasChannel = false;
  for (Harness* tab : tabs.all()) {
    tab->storageTrouble = "denied";
    tab->start();
  }
  tabs.world.settle();
  for (Harness* tab : tabs.all()) {
    tab->send("alone");
    EXPECT_TRUE(tab->request("/api/session"));
  }
}

// It would hear nobody, and take the lock from those that do hear each other.
TEST(ManyTabs, LeaveTheOthersToThemselvesWhenTheStorageBetweenThemIsRefusedLater) {
  Tabs tabs;
  tabs.world.hasChannel = false;
  tabs.converse();
  tabs.second.storageTrouble = "denied";
  tabs.second.tell(event::VisitorDraft{"a draft"});
  tabs.world.settle();
  EXPECT_EQ(tabs.world.holder(), &tabs.first);
  EXPECT_TRUE(tabs.second.request("/api/events")) << "by itself";
  tabs.world.crash(tabs.first);
  EXPECT_EQ(tabs.world.holder(), &tabs.third);
}

TEST(ManyTabs, DropWhatIsNoMessageOfTheirs) {
  Tabs tabs;
  tabs.converse();
  const std::string name(32, 'a');
  for (const std::string& text :
       std::vector<std::string>{std::string(), std::string("{}"), std::string("[]"), std::string("null"),
                                R"({"v":2,"f":")" + name + R"(","n":1,"t":"erased","p":{}})",
                                R"({"v":1,"f":"short","n":1,"t":"erased","p":{}})",
                                R"({"v":1,"f":")" + name + R"(","n":0,"t":"erased","p":{}})",
                                R"({"v":1,"f":")" + name + R"(","n":1,"t":"unknown","p":{}})",
                                R"({"v":1,"f":")" + name + R"(","n":1,"t":"erased","p":[]})",
                                std::string(limits::tabMessageBytes + 1, ' ')})
    tabs.second.tell(event::TabMessage{text});
  EXPECT_THAT(tabs.second.screen.texts(), ElementsAre("first"));
  EXPECT_EQ(tabs.second.posted("state").empty(), false);
}

}  // namespace
}  // namespace pipit
