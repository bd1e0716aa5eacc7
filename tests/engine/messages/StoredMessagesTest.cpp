#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Samples.h"
#include "base/limits.h"
#include "messages/MessageStore.h"

// What a conversation and an outbox look like in the host page's storage, and what comes back.

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Json json(std::string_view text) {
  return Json::parse(text).value();
}

std::string snapshotOf(const Message& message) {
  MessageStore store;
  store.apply(message);
  store.noteChange(message.change);
  return store.snapshot("conversation");
}

MessageStore restored(std::string_view snapshot) {
  MessageStore store;
  EXPECT_TRUE(store.restore(json(snapshot)));
  return store;
}

TEST(Outbox, BringsNothingBackThatTheServiceHasWhereThisIsNotHeld) {
  MessageStore whole;
  for (std::uint32_t seq = 10; seq < 20; ++seq) whole.apply(answer(seq, seq));
  whole.noteChange(19);
  MessageStore store = restored(whole.snapshot("conversation"));
  ASSERT_TRUE(store.addPending("mine", "long since there", 0, 1));
  const std::string outbox = store.outbox();
  ASSERT_TRUE(store.acknowledge("mine", "m_2", 2, 7));
  store.mergeOutbox(json(outbox));
  EXPECT_EQ(store.waiting(), 0u);
  ASSERT_TRUE(store.receipt("mine")) << "for tabs in which it still waits";
  EXPECT_EQ(store.receipt("mine")->seq, 2u);
  store.forgetConfirmed();
  EXPECT_FALSE(store.receipt("mine"));
}

TEST(Snapshot, RestoresMessagesResumePointAndWhatWasRead) {
  MessageStore store;
  store.apply(visitors(1, 1, "c"));
  store.apply(answer(2, 2));
  store.noteChange(2);
  store.markRead();
  store.apply(streaming(3, 3, "half"));
  store.apply(answer(4, 4));
  store.noteChange(4);
  const MessageStore again = restored(store.snapshot("conversation"));
  EXPECT_EQ(textsOf(again), textsOf(store));
  EXPECT_EQ(orderOf(again), orderOf(store));
  EXPECT_EQ(again.resumeFrom(), 2u);
  EXPECT_EQ(again.unread(), 1u);
  EXPECT_EQ(json(store.snapshot("conversation")).text("id"), "conversation");
}

TEST(Snapshot, GetsNoHoleFromWhatIsOlder) {
  MessageStore store = restored(snapshotOf(answer(5, 9)));
  store.apply(answer(3, 12));
  EXPECT_THAT(orderOf(store), ElementsAre("5"));
  for (const std::uint32_t seq : {4u, 3u}) {
    store.reachBack(seq);
    store.apply(answer(seq, seq));
  }
  EXPECT_THAT(orderOf(store), ElementsAre("3", "4", "5"));
}

TEST(Snapshot, GetsNoHoleFromWhatWaitedThoughTheServiceHadIt) {
  for (const bool byStream : {true, false}) {
    MessageStore store = restored(snapshotOf(answer(5, 9)));
    store.mergeOutbox(json(R"([{"clientId":"a","text":"x","at":1}])"));
    if (byStream) {
      store.apply(visitors(2, 12, "a"));
    } else {
      EXPECT_TRUE(store.acknowledge("a", "m_2", 2, 0));
    }
    EXPECT_THAT(orderOf(store), ElementsAre("5"));
    EXPECT_EQ(store.waiting(), 0u);
  }
}

TEST(Snapshot, OfAnotherTabLeavesNoHoleEither) {
  MessageStore store;
  store.apply(answer(1, 1));
  store.noteChange(1);
  EXPECT_TRUE(store.restore(json(snapshotOf(answer(5, 9)))));
  EXPECT_THAT(orderOf(store), ElementsAre("1"));
  EXPECT_EQ(store.resumeFrom(), 1u);
  EXPECT_TRUE(store.restore(json(snapshotOf(answer(2, 2)))));
  EXPECT_THAT(orderOf(store), ElementsAre("1", "2"));
}

MessageStore holding(std::uint32_t first, std::uint32_t last, std::uint32_t change) {
  MessageStore store;
  for (std::uint32_t seq = first; seq <= last; ++seq) store.apply(answer(seq, seq));
  store.noteChange(change);
  return store;
}

TEST(Snapshot, OfATabReachesBackAsFarAsNothingCanHaveChanged) {
  MessageStore store = holding(1, 4, 4);
  store.replaceBy(json(restored(holding(5, 6, 6).snapshot("c")).snapshot("c")));
  EXPECT_THAT(orderOf(store), ElementsAre("1", "2", "3", "4", "5", "6"));
  EXPECT_EQ(store.lastChange(), 6u);
}

TEST(Snapshot, OfATabTakesAwayWhatIsBeforeAHole) {
  MessageStore store = holding(1, 3, 3);
  store.replaceBy(json(holding(5, 6, 6).snapshot("c")));
  EXPECT_THAT(orderOf(store), ElementsAre("5", "6"));
  store.apply(answer(2, 7));
  EXPECT_THAT(orderOf(store), ElementsAre("5", "6")) << "no hole either";
}

TEST(Snapshot, OfATabTakesAwayAnAnswerThatMayHaveGrownSince) {
  MessageStore store = holding(1, 3, 3);
  store.apply(streaming(4, 4, "half an"));
  store.noteChange(4);
  store.replaceBy(json(holding(5, 6, 7).snapshot("c")));
  EXPECT_THAT(orderOf(store), ElementsAre("5", "6"));
}

TEST(Snapshot, OfATabClosesTheHoleBeforeWhatWasAcknowledgedFirst) {
  MessageStore store = holding(1, 2, 2);
  ASSERT_TRUE(store.addPending("mine", "x", 0, 1));
  ASSERT_TRUE(store.acknowledge("mine", "m_5", 5, 0));
  EXPECT_EQ(store.resumeFrom(), 2u) << "what is between is not known";
  store.replaceBy(json(holding(3, 4, 4).snapshot("c")));
  EXPECT_THAT(orderOf(store), ElementsAre("1", "2", "3", "4", "5"));
  EXPECT_EQ(store.resumeFrom(), 4u);
}

TEST(Snapshot, ThatIsOlderTakesNothingBack) {
  MessageStore store = holding(3, 6, 9);
  store.apply(answer(4, 9, "newer"));
  MessageStore older = holding(1, 4, 4);
  older.apply(streaming(5, 5, "half"));
  store.replaceBy(json(older.snapshot("c")));
  EXPECT_EQ(store.lastChange(), 9u);
  EXPECT_THAT(textsOf(store), ElementsAre("answer", "answer", "answer", "newer", "answer", "answer"));
}

TEST(Snapshot, OfAnAnswerThatGrowsTakesTheLongerText) {
  MessageStore store;
  store.apply(streaming(1, 1, "the longer"));
  store.noteChange(1);
  MessageStore other;
  other.apply(streaming(1, 1, "the"));
  other.noteChange(1);
  MessageStore both = restored(other.snapshot("c"));
  both.replaceBy(json(store.snapshot("c")));
  store.replaceBy(json(other.snapshot("c")));
  EXPECT_THAT(textsOf(store), ElementsAre("the longer"));
  EXPECT_THAT(textsOf(both), ElementsAre("the longer"));
}

TEST(Snapshot, HoldsNothingThatWaits) {
  MessageStore store;
  ASSERT_TRUE(store.addPending("c", "x", 0, nextStamp()));
  EXPECT_EQ(store.snapshot("conversation"), "");
}

TEST(Snapshot, HoldsTheNewestFifty) {
  MessageStore store;
  for (std::uint32_t seq = 1; seq <= 120; ++seq) store.apply(answer(seq, seq));
  const MessageStore again = restored(store.snapshot("conversation"));
  EXPECT_EQ(again.messages().size(), limits::storedMessages);
  EXPECT_EQ(again.oldestSeq(), 71u);
}

TEST(Snapshot, StaysWithinItsBytesWhateverTheTexts) {
  for (const char* unit : {"x", "\"", "\n", "\x01", "é", "😀"}) {
    MessageStore store;
    std::string text;
    while (text.size() + 4 <= limits::messageTextBytes) text += unit;
    for (std::uint32_t seq = 1; seq <= 60; ++seq) store.apply(answer(seq, seq, text));
    const std::string snapshot = store.snapshot("conversation");
    EXPECT_LE(snapshot.size(), limits::storedConversationBytes + 200);
    ASSERT_FALSE(snapshot.empty());
    EXPECT_EQ(restored(snapshot).messages().back().seq, 60u);
  }
}

TEST(Snapshot, IsRefusedAsAWholeIfAnythingInItDoesNotFit) {
  const std::string good = R"({"id":"m","seq":2,"change":1,"author":"agent","state":"complete","text":""})";
  std::string tooMany = good;
  for (int i = 0; i < 50; ++i) tooMany += "," + good;
  for (const auto& messages : {good + "," + good, good + ",{}", tooMany, std::string("7")}) {
    MessageStore store;
    EXPECT_FALSE(store.restore(json(R"({"change":9,"messages":[)" + messages + "]}")));
    EXPECT_THAT(orderOf(store), IsEmpty());
    EXPECT_EQ(store.resumeFrom(), 0u);
  }
}

// Any script of the host page can write such a record; the visitor would never see another answer.
TEST(Snapshot, ClaimsNoLaterChangeAndNoLaterReadingThanItsMessagesShow) {
  const MessageStore store = restored(
      R"({"change":4294967295,"read":4294967295,"messages":[{"id":"m_1","seq":1,"change":3,"author":"agent","state":"complete","text":""}]})");
  EXPECT_EQ(store.resumeFrom(), 3u);
  MessageStore later = store;
  later.apply(answer(2, 4));
  EXPECT_EQ(later.unread(), 1u);
}

TEST(Outbox, KeepsWhatWaitsAndWhatFailedInOrder) {
  MessageStore store;
  (void)store.addPending("a", "first\n\"one\"", 5, nextStamp());
  (void)store.addPending("b", "second", 6, nextStamp());
  store.fail("a");
  store.apply(answer(1, 1));
  MessageStore again;
  again.mergeOutbox(json(store.outbox()));
  EXPECT_THAT(orderOf(again), ElementsAre("a", "b"));
  EXPECT_THAT(textsOf(again), ElementsAre("first\n\"one\"", "second"));
  EXPECT_EQ(again.nextPending()->clientId, "a");
}

// In whatever order it hears of it.
TEST(Outbox, TakesTheLatestOfWhatBecameOfAMessage) {
  MessageStore store;
  ASSERT_TRUE(store.addPending("a", "x", 0, 1));
  const std::string written = store.outbox(WaitingFor::Tabs);
  ASSERT_TRUE(store.fail("a"));
  const std::string failed = store.outbox(WaitingFor::Tabs);
  ASSERT_TRUE(store.retry("a"));
  const std::string retried = store.outbox(WaitingFor::Tabs);
  std::vector<std::string> said = {written, failed, retried};
  std::ranges::sort(said);
  do {
    MessageStore other;
    for (const std::string& words : said) other.mergeOutbox(json(words));
    EXPECT_EQ(other.outbox(WaitingFor::Tabs), retried);
    EXPECT_FALSE(other.mergeOutbox(json(failed)));
  } while (std::ranges::next_permutation(said).found);
  MessageStore other;
  EXPECT_TRUE(other.mergeOutbox(json(failed)));
  EXPECT_FALSE(other.mergeOutbox(json(written)));
  EXPECT_EQ(other.messages().front().state, MessageState::Failed);
}

TEST(Outbox, IsEmptyWhenNothingWaits) {
  MessageStore store;
  store.apply(answer(1, 1));
  EXPECT_EQ(store.outbox(), "");
}

TEST(Outbox, BringsNothingBackThatTheConversationHolds) {
  MessageStore store;
  store.apply(visitors(1, 1, "a"));
  store.mergeOutbox(json(R"([{"clientId":"a","text":"x","at":1},{"clientId":"b","text":"y","at":2}])"));
  EXPECT_THAT(orderOf(store), ElementsAre("1", "b"));
}

TEST(Outbox, StandsInItsOrderBehindWhatIsKnownOfIt) {
  MessageStore store;
  (void)store.addPending("a", "x", 0, 1);
  (void)store.addPending("own", "z", 0, 3);
  store.mergeOutbox(json(R"([{"clientId":"a","text":"x","at":1},{"clientId":"b","text":"y","at":2}])"));
  EXPECT_THAT(orderOf(store), ElementsAre("a", "b", "own"));
}

TEST(Outbox, ComesBeforeWhatTheVisitorWroteMeanwhile) {
  MessageStore store;
  (void)store.addPending("new", "z", 0, 3);
  store.mergeOutbox(json(R"([{"clientId":"a","text":"x","at":1},{"clientId":"b","text":"y","at":2}])"));
  EXPECT_THAT(orderOf(store), ElementsAre("a", "b", "new"));
}

TEST(Outbox, LeavesOutWhatCannotBeAMessage) {
  MessageStore store;
  store.mergeOutbox(json(R"({"a":1})"));
  store.mergeOutbox(json(
      R"([7,{},{"clientId":"","text":"x"},{"clientId":"a","text":""},{"clientId":"b"},{"text":"x"},{"clientId":"c","text":"good"}])"));
  EXPECT_THAT(orderOf(store), ElementsAre("c"));
}

TEST(Outbox, BringsBackNoMoreThanTwoTabsMayHaveWritten) {
  std::string items;
  for (int i = 0; i < 250; ++i)
    items += (i ? ",{\"clientId\":\"c" : "{\"clientId\":\"c") + std::to_string(i) + R"(","text":"x","at":1})";
  MessageStore store;
  store.mergeOutbox(json("[" + items + "]"));
  EXPECT_EQ(store.waiting(), limits::outboxMerged);
}

// What is taken from the visitor must fit where it is kept: the host's half refuses larger records.
TEST(Outbox, TakesNoMoreThanCanBeStored) {
  for (const char* unit : {"x", "\n", "\x01", "😀"}) {
    MessageStore store;
    std::string text;
    for (std::size_t i = 0; i < limits::visitorTextCodePoints; ++i) text += unit;
    std::size_t taken = 0;
    while (store.addPending("client-" + std::to_string(taken), text, 1732150000000, nextStamp())) ++taken;
    EXPECT_GE(taken, 3u);
    EXPECT_LE(store.outbox().size(), limits::outboxBytes);
    MessageStore again;
    again.mergeOutbox(json(store.outbox()));
    EXPECT_EQ(again.waiting(), taken);
  }
}

}  // namespace
}  // namespace pipit
