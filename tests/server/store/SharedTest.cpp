#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <mutex>

#include "domain/Limits.h"
#include "domain/QueueDesk.h"
#include "store/Databases.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

// Several services on one PostgreSQL database, without HTTP and with their clocks in the test's hand.
class SharedTest : public ::testing::Test {
 protected:
  EitherDatabase database{true};
  Service one{database.open()};
  Service two{database.open()};
  Pass pass = one.visitor();
};

TEST_F(SharedTest, AQuestionIsAnsweredByOneOfThem) {
  one.say(pass, "client-1");
  two.answers.resume(two.steady);
  one.pass(20ms);
  two.pass(200ms);
  EXPECT_TRUE(two.responder.prompts.empty());
  one.pass(200ms);
  EXPECT_EQ(two.all(pass).size(), 2U);
  EXPECT_EQ(two.all(pass)[1].state, MessageState::Complete);
}

TEST_F(SharedTest, WhatADeadOneHadBegunIsAnsweredByAnotherInItsPlace) {
  one.say(pass, "client-1");
  one.pass(15ms);
  ASSERT_EQ(two.all(pass).at(1).state, MessageState::Streaming);
  two.answers.resume(two.steady);
  two.wall += std::chrono::milliseconds(limits::kLease).count() + 1;
  two.pass(3s);
  const auto messages = two.all(pass);
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[1].text, "One two three.");
  EXPECT_EQ(messages[1].state, MessageState::Complete);
  EXPECT_EQ(two.telemetry.resumed, 1);
  // It was not dead after all: what it makes is nobody's any more.
  one.pass(200ms);
  EXPECT_EQ(one.telemetry.completed, 0);
  EXPECT_EQ(one.all(pass)[1].change, messages[1].change);
}

TEST_F(SharedTest, WhatOneStillMakesIsLeftToItHoweverLongItTakes) {
  one.responder.pieces.assign(3'000, ".");
  one.say(pass, "client-1");
  two.answers.resume(two.steady);
  for (int second = 0; second < 25; ++second) {
    one.wall += 1'000;
    two.wall += 1'000;
    one.pass(1s);
    two.pass(1s);
  }
  EXPECT_TRUE(two.responder.prompts.empty());
}

TEST_F(SharedTest, WhoHoldsTheStreamHasTheFirstGo) {
  AnswerDesk patient({one.store, one.responder, one.switchboard, one.telemetry, [] { return 1; }});
  const SteadyTime now = one.steady;
  (void)one.store.append({pass.conversation, pass.site, pass.visitor}, {"m_1", "client-1", "?", "", 1});
  patient.ask(pass.conversation, now);
  (void)patient.advance(now + limits::kOthersFirst - 1ms);
  EXPECT_TRUE(one.responder.prompts.empty());
  (void)patient.advance(now + limits::kOthersFirst);
  EXPECT_EQ(one.responder.prompts.size(), 1U);
}

TEST_F(SharedTest, AStreamGetsWhatAnotherStoredInOrderAndOnce) {
  const auto listener = std::make_shared<RecordingListener>();
  (void)two.chat.follow(pass, 0, listener);
  one.say(pass, "client-1", "first");
  // Its own comes before it has heard of the other's.
  two.say(pass, "client-2", "second");
  two.switchboard.catchUp(pass.conversation);
  two.switchboard.catchUpAll();
  (void)two.switchboard.advance(two.steady);
  one.pass(300ms);
  two.switchboard.catchUp(pass.conversation);
  std::vector<std::int64_t> changes;
  for (const Message& message : listener->messages) changes.push_back(message.change);
  EXPECT_TRUE(std::ranges::is_sorted(changes, std::less_equal())) << ::testing::PrintToString(changes);
  EXPECT_EQ(listener->messages.at(0).text, "first");
  EXPECT_EQ(changes.back(), two.store.latestChange(pass.conversation));
}

TEST_F(SharedTest, AStreamOfASessionThatEndedUnheardIsEnded) {
  const auto listener = std::make_shared<RecordingListener>();
  (void)two.chat.follow(pass, 0, listener);
  one.store.revoke(pass, one.wall + 1'000, one.wall);
  Pass another = pass;
  another.session = "s_another";
  one.say(another, "client-1", "after the end");
  two.switchboard.catchUpAll();
  (void)two.switchboard.advance(two.steady);
  EXPECT_TRUE(listener->messages.empty());
  EXPECT_FALSE(two.switchboard.isHeard(pass.conversation));
}

TEST_F(SharedTest, AStreamOfARestoredConversationHasToComeAgain) {
  const TemporaryFolder folder;
  one.store.backUp(folder.path("backup"));
  one.say(pass, "client-1");
  const auto listener = std::make_shared<RecordingListener>();
  (void)two.chat.follow(pass, 0, listener);
  one.store.restore(folder.path("backup"), {"op", "", 1});
  two.switchboard.catchUp(pass.conversation);
  EXPECT_TRUE(listener->isReplaced);
}

// What another one hears, as it comes.
struct Heard {
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<Change> all;

  void put(const Change& change) {
    const std::lock_guard lock(mutex);
    all.push_back(change);
    changed.notify_all();
  }
  bool await(const Change& change, std::ptrdiff_t times = 1) {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, 20s, [&] { return std::ranges::count(all, change) >= times; });
  }
};

TEST_F(SharedTest, TheOthersHearOfWhatOneDid) {
  Heard heard, own;
  const auto watch = two.store.watch([&](const Change& change) { heard.put(change); });
  const auto ownWatch = one.store.watch([&](const Change& change) { own.put(change); });
  ASSERT_TRUE(heard.await({ChangeKind::Lost, {}}));
  ASSERT_TRUE(own.await({ChangeKind::Lost, {}}));
  one.say(pass, "client-1");
  EXPECT_TRUE(heard.await({ChangeKind::Changed, pass.conversation}));
  one.chat.leave(pass);
  EXPECT_TRUE(heard.await({ChangeKind::Ended, pass.conversation}));
  const Pass other = two.visitor();
  two.say(other, "client-2");
  ASSERT_TRUE(own.await({ChangeKind::Changed, other.conversation}));
  const std::lock_guard lock(own.mutex);
  EXPECT_EQ(std::ranges::count(own.all, pass.conversation, &Change::conversation), 0)
      << "nobody hears themselves";
}

TEST_F(SharedTest, TheOthersHearOfFlagsThatOneHasChanged) {
  Heard heard;
  const auto watch = two.store.watch([&](const Change& change) { heard.put(change); });
  ASSERT_TRUE(heard.await({ChangeKind::Lost, {}}));
  // What changes nothing is told to nobody: only the second of these is heard.
  one.store.alone([] { return false; });
  one.store.alone([&] {
    one.store.setKilled(true);
    return true;
  });
  EXPECT_TRUE(heard.await({ChangeKind::Flagged, {}}));
  one.store.alone([] { return true; });
  EXPECT_TRUE(heard.await({ChangeKind::Flagged, {}}, 2));
  const std::lock_guard lock(heard.mutex);
  EXPECT_EQ(std::ranges::count(heard.all, Change{ChangeKind::Flagged, {}}), 2);
}

TEST_F(SharedTest, AWatchThatLostItsConnectionSaysSoWhenItIsBack) {
  Heard heard;
  const auto watch = two.store.watch([&](const Change& change) { heard.put(change); });
  ASSERT_TRUE(heard.await({ChangeKind::Lost, {}}));
  PostgresCluster::shared().stop();
  PostgresCluster::shared().start();
  EXPECT_TRUE(heard.await({ChangeKind::Lost, {}}, 2));
}

bool comesBack(Store& store) {
  const auto deadline = std::chrono::steady_clock::now() + 10s;
  while (std::chrono::steady_clock::now() < deadline) {
    try {
      store.ping();
      return true;
    } catch (const StoreAway&) {
    }
  }
  return false;
}

TEST_F(SharedTest, AStoreIsAwayWhileTheDatabaseIsAndComesBackByItself) {
  one.say(pass, "client-1");
  PostgresCluster::shared().stop();
  EXPECT_THROW(one.store.ping(), StoreAway);
  EXPECT_THROW(one.store.ping(), StoreAway);
  PostgresCluster::shared().start();
  EXPECT_TRUE(comesBack(one.store));
  EXPECT_EQ(one.all(pass).size(), 2U);
}

// As a standby: after a failover, or where an operator wants it so.
TEST_F(SharedTest, AStoreIsAwayWhileTheDatabaseTakesNoWrites) {
  one.say(pass, "client-1");
  const PostgresCluster& cluster = PostgresCluster::shared();
  cluster.execute("postgres", "ALTER SYSTEM SET default_transaction_read_only = on");
  PostgresCluster::shared().stop();
  PostgresCluster::shared().start();
  EXPECT_THROW(one.store.ping(), StoreAway);
  EXPECT_THROW(one.say(pass, "client-2"), StoreAway);
  cluster.execute("postgres", "ALTER SYSTEM RESET default_transaction_read_only");
  cluster.execute("postgres", "SELECT pg_reload_conf()");
  EXPECT_TRUE(comesBack(one.store));
  one.say(pass, "client-2");
  EXPECT_EQ(one.all(pass).size(), 3U) << "the first question is being answered";
}

TEST_F(SharedTest, AMailIsTakenByOneOfThem) {
  one.store.putMail({"t_1", "shop", pass.conversation, "a@b.example", "h", "en", 1, 4});
  const auto first = one.store.nextMail(), second = two.store.nextMail();
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(one.store.takeMail(*first, 1'000));
  EXPECT_FALSE(two.store.takeMail(*second, 1'000));
}

TEST_F(SharedTest, ASettingIsTheSameForAll) {
  EXPECT_EQ(one.store.settingOrNew("key", "one"), "one");
  EXPECT_EQ(two.store.settingOrNew("key", "two"), "one");
}

}  // namespace
}  // namespace pipit::server
