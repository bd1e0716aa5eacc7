#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "base/limits.h"
#include "storage/Record.h"

// What is kept between pages: compressed, sealed, somewhere else, in too little room, erased.

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string longAnswer(limits::plainRecordBytes, 'a');

Record recordIn(Harness& harness, const std::string& key) {
  return Record::decode(harness.records[key], harness.time.wall).value_or(Record{});
}

TEST(Keeping, CompressesALongConversationAndRestoresIt) {
  Harness first;
  first.converse();
  first.stream(answerEvent(2, 2, longAnswer));
  first.advance(limits::storageCoalesce);
  EXPECT_TRUE(recordIn(first, "conversation").deflated);
  Harness second;
  second.records = first.records;
  second.start();
  EXPECT_THAT(second.screen.texts(), ElementsAre("first", longAnswer));
}

TEST(Keeping, LeavesALongConversationBehindWhenThePageGoes) {
  Harness first;
  first.converse();
  first.stream(answerEvent(2, 2, longAnswer));
  first.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  Harness second;
  second.records = first.records;
  second.start();
  EXPECT_THAT(second.screen.texts(), ElementsAre("first", longAnswer));
}

TEST(Keeping, SealsAllThatTheHostPageCouldRead) {
  Harness first;
  first.sealed = true;
  first.converse();
  first.stream(answerEvent(2, 2, "a secret answer"));
  first.tell(event::VisitorDraft{"a secret draft"});
  first.send("a secret question");
  first.advance(limits::storageCoalesce);
  EXPECT_GE(first.records.size(), 3u);
  for (const auto& [key, text] : first.records) {
    EXPECT_TRUE(recordIn(first, key).sealed) << key;
    EXPECT_THAT(text, Not(HasSubstr("secret")));
    EXPECT_THAT(text, Not(HasSubstr("token")));
  }
  Harness second;
  second.sealed = true;
  second.records = first.records;
  second.start();
  EXPECT_THAT(second.screen.texts(), ElementsAre("first", "a secret answer", "a secret question"));
}

// Every script of the page can write these.
TEST(Keeping, TakesNoRecordWithoutASealWhereTheyAreSealed) {
  Harness harness;
  harness.sealed = true;
  harness.records["session"] = recordOf(sessionJson("c_theirs", "token-theirs"));
  harness.records["conversation"] = conversationRecord(answerJson(1, 1, "forged"), 1, "c_theirs");
  harness.records["outbox"] = recordOf(R"([{"clientId":"forged-1","text":"forged","at":1}])");
  harness.start();
  EXPECT_THAT(harness.screen.texts(), IsEmpty());
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::RecordDamaged);
  harness.send("mine");
  EXPECT_TRUE(harness.respond("/api/session", 200, sessionJson()));
  EXPECT_EQ(harness.request("/api/chat")->token, "token-1");
}

TEST(Keeping, SealsARecordToItsKeyAndItsTimes) {
  Harness first;
  first.sealed = true;
  first.converse();
  first.advance(limits::storageCoalesce);
  const auto tamper = [&](const std::string& name, double longer) {
    Record record = recordIn(first, name);
    record.expires += longer;
    return record.encode();
  };
  Harness untouched;
  untouched.sealed = true;
  untouched.records = {{"session", tamper("session", 0)}};
  untouched.start();
  EXPECT_TRUE(untouched.request("/api/events"));
  for (const auto& [key, text] :
       {std::pair("session", tamper("session", 1000)), std::pair("session", tamper("conversation", 0))}) {
    Harness harness;
    harness.sealed = true;
    harness.records[key] = text;
    harness.start();
    EXPECT_FALSE(harness.request("/api/events")) << text;
    EXPECT_NE(harness.screen.status.notice, wire::Notice::None);
  }
}

TEST(Keeping, StartsFreshWithoutTheKeyAndSaysSo) {
  Harness first;
  first.sealed = true;
  first.converse();
  first.advance(limits::storageCoalesce);
  Harness second;
  second.sealed = true;
  second.sealKey = "another key";
  second.records = first.records;
  second.start();
  EXPECT_THAT(second.screen.texts(), IsEmpty());
  EXPECT_EQ(second.screen.status.notice, wire::Notice::SealLost);
  EXPECT_EQ(second.screen.status.phase, wire::Phase::Ready);
  second.send("on we go");
  EXPECT_TRUE(second.respond("/api/session", 200, sessionJson("c_2", "token-2")));
}

TEST(Keeping, WritesNothingWhereItCannotSealAndSaysSo) {
  Harness harness;
  harness.sealed = true;
  harness.browserHelps = false;
  harness.converse();
  harness.advance(limits::storageCoalesce);
  EXPECT_THAT(harness.records, IsEmpty());
  EXPECT_EQ(harness.events("error").at(0).text("code"), "storage.blocked");
}

TEST(Keeping, UsesTheFramesOwnStorageWhereThePageHasNone) {
  for (const char* code : {"denied", "absent"}) {
    Harness first;
    first.storageTrouble = code;
    first.ownTrouble = "";
    first.converse();
    first.advance(limits::storageCoalesce);
    EXPECT_THAT(first.events("error"), IsEmpty());
    Harness second;
    second.storageTrouble = code;
    second.ownTrouble = "";
    second.ownRecords = first.ownRecords;
    second.start();
    EXPECT_THAT(second.screen.texts(), ElementsAre("first"));
  }
}

TEST(Keeping, OutlivesTheFrameInTheMemoryOfThePageWhereThereIsNoStorageAtAll) {
  Harness first;
  first.storageTrouble = "denied";
  first.converse();
  first.tell(event::VisitorDraft{"half"});
  first.advance(limits::storageCoalesce);
  EXPECT_EQ(first.events("error").at(0).text("code"), "storage.blocked");
  Harness second;
  second.storageTrouble = "denied";
  second.memory = first.memory;
  second.start();
  EXPECT_THAT(second.screen.texts(), ElementsAre("first"));
  EXPECT_EQ(second.screen.draft, "half");
  EXPECT_EQ(second.screen.status.notice, wire::Notice::StorageBlocked);
}

TEST(Keeping, TakesEverythingAlongToTheFramesOwnStorage) {
  Harness harness;
  harness.ownTrouble = "";
  harness.converse();
  harness.tell(event::VisitorDraft{"half"});
  harness.storageTrouble = "denied";
  harness.send("second");
  harness.advance(limits::storageCoalesce);
  for (const char* key : {"session", "conversation", "outbox"})
    EXPECT_TRUE(harness.ownRecords.contains(key)) << key;
  EXPECT_THAT(harness.events("error"), IsEmpty());
}

TEST(Keeping, MakesRoomByKeepingLessOfTheConversation) {
  Harness harness;
  harness.converse();
  for (std::uint32_t seq = 2; seq <= 50; ++seq) harness.stream(answerEvent(seq, seq, "answer"));
  harness.advance(limits::storageCoalesce);
  harness.records["draft.aside"] = "damaged once";
  const std::size_t before = harness.records["conversation"].size();
  harness.quota = before + 500;
  harness.send(std::string(400, 'q'));
  harness.advance(2 * limits::storageCoalesce);
  EXPECT_FALSE(harness.records.contains("draft.aside"));
  EXPECT_LT(harness.records["conversation"].size(), before);
  EXPECT_THAT(harness.records["outbox"], HasSubstr("qqqq"));
  EXPECT_THAT(harness.events("error"), IsEmpty());
  harness.quota = 200;
  harness.send(std::string(400, 'r'));
  harness.advance(2 * limits::storageCoalesce);
  EXPECT_FALSE(harness.records.contains("conversation"))
      << "what the service has goes before what it has not";
  EXPECT_EQ(harness.events("error").at(0).text("code"), "storage.full");
}

std::string draftOf(std::string_view text, double written) {
  Record record;
  record.written = written;
  record.expires = written + limits::recordLifetime;
  record.payload = R"({"text":")" + std::string(text) + R"("})";
  return record.encode();
}

TEST(Keeping, MakesRoomByForgettingTheOldestDraftOfOtherTabsFirst) {
  Harness harness;
  harness.start();
  const double now = harness.time.wall;
  harness.records["draft.0a"] = draftOf(std::string(300, 'a'), now - 2000);
  harness.records["draft.0b"] = draftOf(std::string(300, 'b'), now - 3000);
  harness.records["draft.0c"] = draftOf(std::string(300, 'c'), now - 1000);
  harness.quota = 1500;
  harness.send(std::string(400, 'q'));
  harness.advance(limits::storageCoalesce);
  EXPECT_THAT(harness.records["outbox"], HasSubstr("qqqq"));
  EXPECT_FALSE(harness.records.contains("draft.0b"));
  EXPECT_TRUE(harness.records.contains("draft.0c")) << "what was written last stays longest";
  EXPECT_THAT(harness.events("error"), IsEmpty());
}

TEST(Keeping, GivesUpWhereThePageRemovesNothing) {
  Harness harness;
  harness.start();
  harness.storageTrouble = "quota";
  harness.send("does not fit");
  harness.advance(10 * limits::storageCoalesce);
  EXPECT_EQ(harness.events("error").at(0).text("code"), "storage.full");
}

TEST(Keeping, ErasesEverythingInEveryTab) {
  Harness first;
  Harness second("fedcba9876543210fedcba9876543210", first);
  first.converse();
  first.advance(limits::storageCoalesce);
  second.start();
  second.tell(event::VisitorDraft{"half"});
  ASSERT_THAT(second.screen.texts(), ElementsAre("first"));
  first.hostSays("erase", "{}", 9);
  EXPECT_EQ(first.posted("reply").back().find("ok")->boolean() != nullptr, true);
  second.hostSays("storage.changed", R"({"k":"erase"})");
  for (Harness* tab : {&first, &second}) {
    EXPECT_THAT(tab->screen.texts(), IsEmpty());
    EXPECT_EQ(tab->screen.draft, "");
    tab->advance(60000);
    EXPECT_FALSE(tab->request("/api/events"));
  }
  EXPECT_THAT(first.records, IsEmpty());
  EXPECT_EQ(first.sealKey, "removed");
  EXPECT_EQ(second.sealKey, "key-1") << "it may be the next one by now";
}

TEST(Keeping, TakesBackWhatATabWroteBeforeItHeardThatAllIsErased) {
  Harness first;
  Harness second("fedcba9876543210fedcba9876543210", first);
  first.converse();
  first.advance(limits::storageCoalesce);
  second.start();
  first.hostSays("erase", "{}", 9);
  second.send("too late");
  second.advance(limits::storageCoalesce);
  ASSERT_THAT(first.records, testing::Not(IsEmpty()));
  second.hostSays("storage.changed", R"({"k":"erase"})");
  second.advance(limits::storageCoalesce);
  EXPECT_THAT(first.records, IsEmpty());
  EXPECT_THAT(second.screen.texts(), IsEmpty());
}

TEST(Keeping, SaysWhyNotEverythingIsErased) {
  Harness harness;
  harness.converse();
  harness.advance(limits::storageCoalesce);
  harness.storageTrouble = "denied";
  harness.hostSays("erase", "{}", 9);
  EXPECT_EQ(harness.posted("reply").back().text("code"), "denied");
  EXPECT_THAT(harness.screen.texts(), IsEmpty());
  harness.storageTrouble.clear();
  harness.hostSays("erase", "{}", 10);
  EXPECT_TRUE(*harness.posted("reply").back().find("ok")->boolean());
  EXPECT_THAT(harness.records, IsEmpty());
}

TEST(Keeping, ErasesEverythingWhenTheVisitorWantsIt) {
  Harness first;
  Harness second("fedcba9876543210fedcba9876543210", first);
  first.converse();
  first.advance(limits::storageCoalesce);
  second.start();
  first.tell(event::VisitorDraft{"half"});
  first.tell(event::VisitorErase{});
  EXPECT_EQ(first.screen.status.notice, wire::Notice::Erased);
  second.hostSays("storage.changed", R"({"k":"erase"})");
  for (Harness* tab : {&first, &second}) {
    EXPECT_THAT(tab->screen.texts(), IsEmpty());
    EXPECT_EQ(tab->screen.draft, "");
  }
  EXPECT_EQ(second.screen.status.notice, wire::Notice::None) << "it was not asked there";
  EXPECT_THAT(first.records, IsEmpty());
  EXPECT_EQ(first.sealKey, "removed");
  EXPECT_EQ(first.request("/api/session/end")->token, "token-1") << "a window may go on with it";
  EXPECT_FALSE(second.request("/api/session/end"));
  first.send("anew");
  EXPECT_EQ(first.screen.status.notice, wire::Notice::None);
}

TEST(Keeping, TellsTheVisitorThatNotEverythingIsErased) {
  Harness harness;
  harness.converse();
  harness.advance(limits::storageCoalesce);
  harness.storageTrouble = "denied";
  harness.tell(event::VisitorErase{});
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::NotErased);
  EXPECT_THAT(harness.screen.texts(), IsEmpty());
  harness.storageTrouble.clear();
  harness.tell(event::VisitorErase{});
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::Erased);
  EXPECT_THAT(harness.records, IsEmpty());
}

TEST(Keeping, RefusesMoreWishesToEraseThanItHolds) {
  Harness harness;
  harness.converse();
  harness.advance(limits::storageCoalesce);
  harness.storageTrouble = "silence";
  for (std::size_t i = 0; i < limits::waitingErasures; ++i) harness.tell(event::VisitorErase{});
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::None);
  harness.tell(event::VisitorErase{});
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::NotErased) << "too many at once";
  harness.hostSays("erase", "{}", 9);
  EXPECT_EQ(harness.posted("reply").back().text("code"), "busy");
}

// The storage is looked at again when a session is wanted; what that brings is of before.
TEST(Keeping, TakesNothingInThatWasBeingReadWhenAllWasErased) {
  Harness harness;
  harness.converse();
  harness.send("a secret");
  harness.advance(limits::storageCoalesce);
  const auto records = harness.records;
  harness.storageTrouble = "silence";
  harness.hostSays("storage.changed", R"({"k":"session"})");
  harness.hostSays("erase", "{}", 9);
  harness.records = records;
  harness.storageTrouble.clear();
  harness.advance(4 * limits::requestTimeout);
  EXPECT_THAT(harness.screen.texts(), IsEmpty());
}

TEST(Keeping, LeavesNothingOfAVisitorWhoHasDoneNothing) {
  Harness harness;
  harness.start();
  harness.advance(60000);
  EXPECT_THAT(harness.records, IsEmpty());
}

TEST(Keeping, SweepsOnceADay) {
  Harness begun;
  begun.converse();
  begun.advance(limits::storageCoalesce);
  Harness first;
  first.records = begun.records;
  first.start();
  first.advance(limits::storageCoalesce);
  first.records["conversation.aside"] = "damaged once";
  Harness soon;
  soon.records = first.records;
  soon.start();
  EXPECT_TRUE(soon.records.contains("conversation.aside"));
  Harness later;
  later.records = first.records;
  later.time.wall += limits::sweepInterval;
  later.start();
  EXPECT_FALSE(later.records.contains("conversation.aside"));
}

TEST(Keeping, LearnsOfASessionThatAnotherTabStored) {
  Harness first;
  Harness second("fedcba9876543210fedcba9876543210", first);
  first.start();
  second.start();
  first.converse();
  first.advance(limits::storageCoalesce);
  second.hostSays("storage.changed", R"({"k":"session"})");
  EXPECT_THAT(second.screen.texts(), ElementsAre("first"));
}

TEST(Calling, AsksASilentHostPageForANewPortAndGoesOnOverIt) {
  Harness harness;
  harness.converse();
  harness.deaf = true;
  harness.advance(4 * limits::heartbeat + 1);
  ASSERT_GE(harness.window.size(), 2u);
  EXPECT_EQ(harness.window.back().data, harness.window.front().data) << "ready, as the first time";
  harness.send("written meanwhile");
  EXPECT_THAT(harness.records["outbox"], Not(HasSubstr("written meanwhile")));
  const std::size_t calls = harness.window.size();
  harness.advance(60000);
  EXPECT_LE(harness.window.size(), calls + 30) << "not a storm";
  harness.deaf = false;
  harness.connect();
  EXPECT_THAT(harness.records["outbox"], HasSubstr("written meanwhile"));
}

}  // namespace
}  // namespace pipit
