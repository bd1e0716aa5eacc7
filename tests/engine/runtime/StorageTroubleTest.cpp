#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "base/limits.h"
#include "storage/Record.h"

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(StorageTrouble, IsSaidOnceAndTheChatGoesOnInMemory) {
  for (const char* code : {"denied", "absent"}) {
    Harness harness;
    harness.storageTrouble = code;
    harness.converse();
    EXPECT_EQ(harness.events("error").size(), 1u);
    EXPECT_EQ(harness.events("error")[0].text("code"), "storage.blocked");
    harness.stream(answerEvent(2, 2, "answer"));
    harness.send("second");
    harness.respond("/api/chat", 202, accepted(3));
    harness.advance(20000);
    EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "answer", "second"));
    EXPECT_EQ(harness.events("error").size(), 1u);
  }
}

TEST(StorageTrouble, ShowsANoticeUntilTheVisitorGoesOn) {
  Harness harness;
  harness.storageTrouble = "denied";
  harness.start();
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::StorageBlocked);
  harness.send("hello");
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::None);
}

TEST(StorageTrouble, SaysThatTheStorageIsFull) {
  Harness harness;
  harness.start();
  harness.storageTrouble = "quota";
  harness.send("hello");
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::StorageFull);
  EXPECT_EQ(harness.events("error").size(), 1u);
}

TEST(StorageTrouble, SetsADamagedRecordAsideAndSaysSo) {
  Harness harness;
  harness.records = {{"session", recordOf(sessionJson())}, {"conversation", "pipit1 j 1 2 broken\n{}"}};
  harness.start();
  EXPECT_EQ(harness.records["conversation.aside"], "pipit1 j 1 2 broken\n{}");
  EXPECT_FALSE(harness.records.contains("conversation"));
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::HistoryDamaged);
  EXPECT_EQ(harness.request("/api/events")->lastEventId, "") << "the service has it all";
}

TEST(StorageTrouble, GoesOnWithAConversationWhoseSessionIsDamaged) {
  Harness first;
  first.converse();
  first.advance(limits::storageCoalesce);
  Harness second;
  second.records = first.records;
  second.records["session"] = "pipit1 j 1 2 broken\n{}";
  second.start();
  EXPECT_THAT(second.screen.texts(), ElementsAre("first"));
  EXPECT_EQ(second.screen.status.notice, wire::Notice::None);
  EXPECT_EQ(second.request("/api/events")->token, "token-1");
  EXPECT_EQ(second.records["session"].substr(0, 9), "pipit2 j ");
  EXPECT_EQ(second.records["session.aside"], "pipit1 j 1 2 broken\n{}");
}

TEST(StorageTrouble, SaysOfWhatNobodyElseHasThatItIsGone) {
  for (const char* key : {"session", "outbox", "draft"}) {
    Harness harness;
    harness.records[key] = "pipit1 j 1 2 broken\n{}";
    harness.start();
    EXPECT_EQ(harness.screen.status.notice, wire::Notice::RecordDamaged) << key;
  }
  Harness harness;
  harness.records["session"] = harness.records["conversation"] = "pipit1 j 1 2 broken\n{}";
  harness.start();
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::RecordDamaged);
}

TEST(StorageTrouble, SaysThatMessagesHaveExpiredUnsent) {
  Harness harness;
  const Record old{startOfTime - 2, startOfTime - 1, R"([{"clientId":"c1","text":"late","at":1}])"};
  harness.records["outbox"] = old.encode();
  harness.start();
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::RecordDamaged);
}

TEST(StorageTrouble, SetsAsideWhatIsARecordOfAnotherKey) {
  const std::string draft = recordOf(R"({"text":"half a thought"})");
  for (const char* key : {"session", "conversation", "outbox"}) {
    Harness harness;
    harness.records[key] = draft;
    harness.start();
    EXPECT_EQ(harness.screen.status.notice, wire::Notice::RecordDamaged) << key;
    EXPECT_EQ(Record::decode(harness.records[std::string(key) + ".aside"], startOfTime)->payload,
              R"({"text":"half a thought"})");
    EXPECT_FALSE(harness.records.contains(key));
  }
}

TEST(StorageTrouble, SaysWhatIsLostRatherThanWhatIsLoadedAgain) {
  Harness harness;
  harness.records = {{"session", recordOf(sessionJson())}, {"conversation", "broken"}, {"outbox", "broken"}};
  harness.start();
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::RecordDamaged);
}

TEST(StorageTrouble, DoesNotBotherTheVisitorWithTheTimeOfTheLastSweep) {
  Harness harness;
  harness.records["swept"] = "broken";
  harness.start();
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::None);
}

TEST(StorageTrouble, BeginsNoConversationWhereAnotherTabsOneHasLostItsSessionsRecord) {
  Harness first;
  Harness second("another tab", first);
  second.start();
  first.converse();
  first.advance(limits::storageCoalesce);
  first.records["session"] = "broken";
  second.send("from here");
  EXPECT_FALSE(second.request("/api/session"));
  EXPECT_EQ(second.request("/api/events")->token, "token-1");
}

TEST(StorageTrouble, GoesOnWithTheStoredConversationWhereATabThatSleptHasAnother) {
  Harness slept;
  slept.converse();
  slept.advance(limits::storageCoalesce);
  slept.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  Harness other;
  other.records["session"] = recordOf(sessionJson("c_2", "token-2"));
  other.start();
  other.stream(answerEvent(1, 1, "of the other"));
  other.advance(limits::storageCoalesce);
  slept.records = other.records;
  slept.records["session"] = "broken";
  slept.tell(event::LifecycleChanged{wire::Lifecycle::PageShow});
  slept.advance(limits::storageCoalesce);
  EXPECT_THAT(slept.records["session"], HasSubstr("token-2"));
  EXPECT_EQ(slept.request("/api/events")->token, "token-2");
}

TEST(StorageTrouble, WritesWhatDidNotFitOnceSomethingElseFits) {
  Harness harness;
  harness.start();
  harness.storageTrouble = "quota";
  harness.send("first");
  harness.respond("/api/session", 200, sessionJson());
  harness.storageTrouble.clear();
  harness.tell(event::VisitorDraft{"more"});
  harness.advance(2 * limits::storageCoalesce);
  EXPECT_TRUE(harness.records.contains("session"));
  EXPECT_TRUE(harness.records.contains("outbox"));
}

TEST(StorageTrouble, MindsNoRecordThatIsNoneOfOursThoughItsChecksumIsRight) {
  for (const char* payload : {"", "null", "[]", "7", "{}", "nonsense", R"({"messages":7})",
                              R"([{"clientId":7}])", R"({"text":7})"}) {
    Harness harness;
    for (const char* key : {"session", "conversation", "outbox", "draft"})
      harness.records[key] = recordOf(payload);
    harness.start();
    EXPECT_EQ(harness.screen.status.phase, wire::Phase::Ready) << payload;
    EXPECT_TRUE(harness.screen.rows.empty());
    EXPECT_FALSE(harness.request("/"));
  }
}

TEST(StorageTrouble, LosesNoStoredMessageWhenTheHostPageIsTooBusyToAnswer) {
  Harness first;
  first.start();
  first.send("precious");
  Harness second;
  second.records = first.records;
  second.storageTrouble = "silence";
  second.start();
  second.advance(limits::requestAttempts * (limits::requestTimeout + limits::backoffCap));
  second.storageTrouble.clear();
  EXPECT_EQ(second.screen.status.phase, wire::Phase::Ready);
  EXPECT_EQ(second.screen.status.notice, wire::Notice::StorageBlocked);
  second.send("something else");
  second.advance(10000);
  EXPECT_EQ(second.records["outbox"], first.records["outbox"]);
}

TEST(StorageTrouble, WritesAConversationOnceForManyChanges) {
  Harness harness;
  harness.converse();
  harness.advance(limits::storageCoalesce);
  const auto before = harness.posted("storage.set").size();
  for (std::uint32_t seq = 2; seq < 22; ++seq) harness.stream(answerEvent(seq, seq, "answer"));
  harness.advance(limits::storageCoalesce);
  EXPECT_EQ(harness.posted("storage.set").size(), before + 2) << "the first at once, the rest together";
}

}  // namespace
}  // namespace pipit
