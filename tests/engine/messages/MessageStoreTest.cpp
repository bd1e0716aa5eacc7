#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Samples.h"
#include "base/limits.h"
#include "messages/MessageStore.h"

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = MessageStore::Change::Kind;
using Delta = MessageStore::DeltaResult;

TEST(MessageStore, PutsConfirmedMessagesInTheServicesOrderBeforeThoseThatWait) {
  MessageStore store;
  ASSERT_TRUE(store.addPending("first", "1", 0, nextStamp()));
  store.apply(answer(5, 5));
  ASSERT_TRUE(store.addPending("second", "2", 0, nextStamp()));
  store.apply(answer(3, 6));
  EXPECT_THAT(orderOf(store), ElementsAre("3", "5", "first", "second"));
}

TEST(MessageStore, GivesAnAcknowledgedMessageItsPlaceUnderTheSameKey) {
  MessageStore store;
  const auto key = store.addPending("c", "question", 0, nextStamp()).value();
  store.apply(answer(2, 2));
  EXPECT_TRUE(store.acknowledge("c", "m_1", 1, 5));
  EXPECT_THAT(orderOf(store), ElementsAre("1", "2"));
  EXPECT_EQ(store.find(key)->text, "question");
  EXPECT_EQ(store.waiting(), 0u);
  EXPECT_FALSE(store.acknowledge("c", "m_1", 1, 5)) << "twice";
  EXPECT_FALSE(store.acknowledge("unknown", "m_9", 9, 5));
}

TEST(MessageStore, MakesOneOfTheStreamsCopyAndTheAcknowledgementInEitherOrder) {
  MessageStore first;
  ASSERT_TRUE(first.addPending("c", "question", 0, nextStamp()));
  first.acknowledge("c", "m_1", 1, 5);
  first.apply(visitors(1, 1, "c"));
  EXPECT_THAT(textsOf(first), ElementsAre("question"));
  MessageStore second;
  ASSERT_TRUE(second.addPending("c", "question", 0, nextStamp()));
  second.apply(visitors(1, 1, "c"));
  EXPECT_FALSE(second.acknowledge("c", "m_1", 1, 5));
  EXPECT_THAT(textsOf(second), ElementsAre("question"));
}

TEST(MessageStore, NeverHoldsTwoMessagesInOnePlace) {
  MessageStore store;
  ASSERT_TRUE(store.addPending("c", "question", 0, nextStamp()));
  store.apply(answer(1, 1));
  store.acknowledge("c", "m_x", 1, 5);
  EXPECT_THAT(orderOf(store), ElementsAre("1"));
  ASSERT_TRUE(store.addPending("d", "another", 0, nextStamp()));
  store.apply(visitors(1, 2, "d", "another"));
  EXPECT_THAT(orderOf(store), ElementsAre("1"));
  EXPECT_EQ(store.waiting(), 0u);
}

TEST(MessageStore, AppliesEachStateOfAMessageOnce) {
  MessageStore store;
  EXPECT_EQ(store.apply(streaming(1, 1, "a")), MessageStore::Applied::Updated);
  EXPECT_EQ(store.apply(answer(1, 2, "answer")), MessageStore::Applied::Completed);
  EXPECT_EQ(store.apply(answer(1, 2, "answer")), MessageStore::Applied::Unchanged);
  EXPECT_EQ(store.apply(answer(2, 3)), MessageStore::Applied::Added);
  EXPECT_THAT(orderOf(store), ElementsAre("1", "2"));
}

TEST(MessageStore, TakesNoOlderStateOfAMessageForANewOne) {
  MessageStore store;
  store.apply(answer(1, 5, "whole"));
  EXPECT_EQ(store.apply(streaming(1, 4, "wh")), MessageStore::Applied::Unchanged);
  store.apply(streaming(2, 7, "growing"));
  EXPECT_EQ(store.apply(streaming(2, 6, "gr")), MessageStore::Applied::Unchanged);
  EXPECT_THAT(textsOf(store), ElementsAre("whole", "growing"));
}

TEST(MessageStore, StartsAnAnswerAnewThatTheServiceMakesAgain) {
  MessageStore store;
  store.apply(streaming(1, 1, "half an answ"));
  store.apply(streaming(1, 1, ""));
  EXPECT_EQ(store.append("m_1", 0, "again"), Delta::Appended);
  EXPECT_THAT(textsOf(store), ElementsAre("again"));
}

TEST(MessageStore, GrowsAStreamingMessageByDeltas) {
  MessageStore store;
  store.apply(streaming(1, 1, "é"));
  EXPECT_EQ(store.append("m_1", 2, "tage"), Delta::Appended);
  EXPECT_EQ(store.append("m_1", 2, "tage"), Delta::Repeated);
  EXPECT_THAT(textsOf(store), ElementsAre("étage"));
}

TEST(MessageStore, TellsThatADeltaIsMissing) {
  MessageStore store;
  store.apply(streaming(1, 1, "abc"));
  EXPECT_EQ(store.append("m_1", 4, "x"), Delta::Gap);
  EXPECT_EQ(store.append("m_1", 2, "xyz"), Delta::Gap) << "overlaps";
  EXPECT_EQ(store.append("m_9", 0, "x"), Delta::Gap) << "unknown";
  EXPECT_EQ(store.append("m_1", 0xffffffff, "xyz"), Delta::Gap) << "beyond any text";
  EXPECT_THAT(textsOf(store), ElementsAre("abc"));
}

TEST(MessageStore, NeverGrowsAMessageBeyondItsLimit) {
  MessageStore store;
  store.apply(streaming(1, 1, std::string(limits::messageTextBytes, 'x')));
  EXPECT_EQ(store.append("m_1", limits::messageTextBytes, "x"), Delta::Gap);
}

TEST(MessageStore, LeavesACompleteMessageAsItIs) {
  MessageStore store;
  store.apply(answer(1, 1, "abc"));
  EXPECT_EQ(store.append("m_1", 3, "d"), Delta::Repeated);
  EXPECT_THAT(textsOf(store), ElementsAre("abc"));
}

TEST(MessageStore, AsksAgainForWhatStillGrew) {
  MessageStore store;
  EXPECT_EQ(store.resumeFrom(), 0u);
  store.apply(streaming(1, 4));
  store.noteChange(4);
  store.apply(answer(2, 9));
  store.noteChange(9);
  EXPECT_EQ(store.resumeFrom(), 3u);
  store.apply(answer(1, 10));
  store.noteChange(10);
  EXPECT_EQ(store.resumeFrom(), 10u);
}

TEST(MessageStore, TakesNoOlderPageForNewsOfTheStream) {
  MessageStore store;
  store.noteChange(5);
  store.apply(answer(1, 9));
  EXPECT_EQ(store.resumeFrom(), 5u);
}

TEST(MessageStore, FailsAndRetriesInPlace) {
  MessageStore store;
  const auto first = store.addPending("a", "1", 0, nextStamp()).value();
  (void)store.addPending("b", "2", 0, nextStamp());
  EXPECT_TRUE(store.fail("a"));
  EXPECT_FALSE(store.fail("a"));
  EXPECT_EQ(store.nextPending()->clientId, "b");
  EXPECT_TRUE(store.retry(first));
  EXPECT_FALSE(store.retry(first));
  EXPECT_FALSE(store.retry(999));
  EXPECT_EQ(store.nextPending()->clientId, "a");
}

TEST(MessageStore, RefusesMoreThanMayWaitAndDropsNothing) {
  MessageStore store;
  for (std::size_t i = 0; i < limits::outbox; ++i)
    ASSERT_TRUE(store.addPending("c" + std::to_string(i), "x", 0, nextStamp()));
  EXPECT_EQ(store.addPending("more", "x", 0, nextStamp()).error(), MessageStore::AddError::Full);
  EXPECT_EQ(store.waiting(), limits::outbox);
  store.acknowledge("c0", "m_1", 1, 0);
  EXPECT_TRUE(store.addPending("more", "x", 0, nextStamp()));
}

TEST(MessageStore, KnowsAClientIdThatItHolds) {
  MessageStore store;
  ASSERT_TRUE(store.addPending("c", "x", 0, nextStamp()));
  EXPECT_EQ(store.addPending("c", "y", 0, nextStamp()).error(), MessageStore::AddError::Duplicate);
  store.apply(visitors(1, 1, "d"));
  EXPECT_EQ(store.addPending("d", "y", 0, nextStamp()).error(), MessageStore::AddError::Duplicate);
  EXPECT_TRUE(store.isWaiting("c"));
  EXPECT_FALSE(store.isWaiting("d"));
}

TEST(MessageStore, CountsAnswersAfterTheLastOneReadAsUnread) {
  MessageStore store;
  store.apply(answer(1, 1));
  store.apply(visitors(2, 2, "c"));
  store.apply(answer(3, 3));
  EXPECT_EQ(store.unread(), 2u);
  EXPECT_TRUE(store.markRead());
  EXPECT_FALSE(store.markRead());
  EXPECT_EQ(store.unread(), 0u);
  store.apply(answer(4, 4));
  EXPECT_EQ(store.unread(), 1u);
}

TEST(MessageStore, KnowsWhatWasReadInAnotherTabBeforeItComes) {
  MessageStore store;
  EXPECT_TRUE(store.markReadTo(2));
  EXPECT_FALSE(store.markReadTo(1));
  for (const std::uint32_t seq : {1u, 2u, 3u}) store.apply(answer(seq, seq));
  EXPECT_EQ(store.unread(), 1u);
}

TEST(MessageStore, TakesAnAnswerForReadOnlyOnceItIsWhole) {
  MessageStore store;
  store.apply(answer(1, 1));
  store.apply(streaming(2, 2));
  EXPECT_EQ(store.unread(), 1u);
  EXPECT_TRUE(store.markRead());
  EXPECT_EQ(store.unread(), 0u);
  store.apply(answer(2, 3));
  EXPECT_EQ(store.unread(), 1u);
  EXPECT_TRUE(store.markRead());
  EXPECT_EQ(store.unread(), 0u);
}

TEST(MessageStore, KeepsWhatTheVisitorWroteWhenTheConversationEnds) {
  MessageStore store;
  store.apply(answer(1, 1));
  store.noteChange(1);
  ASSERT_TRUE(store.addPending("a", "1", 0, nextStamp()));
  ASSERT_TRUE(store.addPending("b", "2", 0, nextStamp()));
  store.fail("a");
  store.forgetConfirmed();
  EXPECT_THAT(orderOf(store), ElementsAre("a", "b"));
  EXPECT_EQ(store.resumeFrom(), 0u);
  EXPECT_EQ(store.unread(), 0u);
}

TEST(MessageStore, DropsTheOldestBeyondItsLimitAndNeverWhatWaits) {
  MessageStore store;
  ASSERT_TRUE(store.addPending("c", "mine", 0, nextStamp()));
  for (std::uint32_t seq = 1; seq <= limits::messages + 5; ++seq) {
    store.apply(answer(seq, seq));
    (void)store.takeChanges();
  }
  EXPECT_EQ(store.messages().size(), limits::messages);
  EXPECT_EQ(store.oldestSeq(), 7u);
  EXPECT_EQ(store.waiting(), 1u);
}

std::vector<std::string> newsOf(MessageStore& store) {
  std::vector<std::string> texts;
  store.takeNews([&](const Message& message, const Message*) { texts.push_back(message.text); });
  return texts;
}

TEST(MessageStore, TellsEachChangeOnce) {
  MessageStore store;
  store.apply(streaming(1, 1, "a"));
  store.append("m_1", 1, "b");
  EXPECT_THAT(store.takeChanges(), IsEmpty()) << "what is new is told whole";
  EXPECT_EQ(newsOf(store), std::vector<std::string>{"ab"});
  EXPECT_FALSE(store.hasNews());
  store.append("m_1", 2, "c");
  store.append("m_1", 3, "d");
  auto changes = store.takeChanges();
  EXPECT_THAT(newsOf(store), IsEmpty());
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes.front().text + changes.back().text, "cd");
  store.append("m_1", 4, "e");
  store.forgetConfirmed();
  changes = store.takeChanges();
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes.back().kind, Kind::Drop);
  EXPECT_THAT(store.takeChanges(), IsEmpty());
}

}  // namespace
}  // namespace pipit
