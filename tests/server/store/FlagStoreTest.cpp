#include <gtest/gtest.h>

#include <future>
#include <stdexcept>

#include "domain/FlagBook.h"
#include "store/Databases.h"

namespace pipit::server {
namespace {

class FlagStoreTest : public ::testing::TestWithParam<bool> {
 protected:
  EitherDatabase database{GetParam()};
  std::unique_ptr<Store> store = database.open();
};
INSTANTIATE_TEST_SUITE_P(On, FlagStoreTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

RolloutRecord recordOf(Feature feature, int percentage) {
  return {.feature = feature,
          .rollout = {.status = RolloutStatus::Paused,
                      .percentage = percentage,
                      .whitelist = {"a", "b'\"\n\xF0\x9F\x92\x8D"},
                      .blacklist = {"c"}},
          .plan = "5,100",
          .step = 1,
          .since = 1'700'000'000'000,
          .served = 7};
}

TEST_P(FlagStoreTest, KeepsFlagsOfEachOwnerApart) {
  store->putFlag(FlagLayer::Customer, "acme", Feature::TabSync, false, 1);
  store->putFlag(FlagLayer::Organization, "acme", Feature::TabSync, true, 1);
  store->putFlag(FlagLayer::Customer, "other", Feature::RetryLogic, true, 1);
  EXPECT_EQ(store->flagsOf(FlagLayer::Customer, "acme"), (Flags{{Feature::TabSync, false}}));
  store->putFlag(FlagLayer::Customer, "acme", Feature::TabSync, true, 2);
  EXPECT_EQ(store->flagsOf(FlagLayer::Customer, "acme"), (Flags{{Feature::TabSync, true}}));
  store->putFlag(FlagLayer::Customer, "acme", Feature::TabSync, std::nullopt, 3);
  EXPECT_EQ(store->flagsOf(FlagLayer::Customer, "acme"), Flags());
  EXPECT_EQ(store->flagsOf(FlagLayer::Organization, "acme"), (Flags{{Feature::TabSync, true}}));
  EXPECT_EQ(store->flagsOf(FlagLayer::Customer, "nobody"), Flags());
}

TEST_P(FlagStoreTest, GivesARolloutBackAsItWasPut) {
  store->putRollout(recordOf(Feature::TabSync, 5));
  store->putRollout(recordOf(Feature::TabSync, 100));
  store->putRollout(recordOf(Feature::AutoRestore, 0));
  const auto all = store->rollouts();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].feature, Feature::AutoRestore);
  const RolloutRecord& record = all[1];
  EXPECT_EQ(record.rollout.status, RolloutStatus::Paused);
  EXPECT_EQ(record.rollout.percentage, 100);
  EXPECT_EQ(record.rollout.whitelist, recordOf(Feature::TabSync, 100).rollout.whitelist);
  EXPECT_EQ(record.rollout.blacklist, std::vector<std::string>{"c"});
  EXPECT_EQ(record.plan, "5,100");
  EXPECT_EQ(record.step, 1U);
  EXPECT_EQ(record.since, 1'700'000'000'000);
  EXPECT_EQ(record.served, 7);
}

TEST_P(FlagStoreTest, GivesEventsAndChangesNewestFirst) {
  for (const char* reason : {"first", "second", "third"}) {
    store->addRolloutEvent({"tabSync", "started", 1, {"ada", reason, 1'700'000'000'000}});
    store->addFlagChange({"customer", "acme", "tabSync", "on", "off", {"ada", reason, 1'700'000'000'000}});
  }
  store->addRolloutEvent({"retryLogic", "started", 1, {"ada", "other", 1}});
  const auto events = store->rolloutEvents("tabSync", 2);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].signature.reason, "third");
  EXPECT_EQ(events[0].percentage, 1);
  EXPECT_EQ(events[1].signature.at, 1'700'000'000'000);
  const auto changes = store->flagChanges(2);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[1].signature.reason, "second");
  EXPECT_EQ(changes[0].before, "on");
}

TEST_P(FlagStoreTest, AddsUpOutcomesByMinutes) {
  store->addOutcomes("tabSync", 10, {1, 2, 3});
  store->addOutcomes("tabSync", 10, {1'000'000'000, 0, 0});
  store->addOutcomes("tabSync", 11, {5'000'000'000, 0, 1});
  store->addOutcomes("retryLogic", 11, {9, 9, 9});
  EXPECT_EQ(store->outcomesSince("tabSync", 10), (Outcomes{6'000'000'001, 2, 4}));
  EXPECT_EQ(store->outcomesSince("tabSync", 11), (Outcomes{5'000'000'000, 0, 1}));
  EXPECT_EQ(store->outcomesSince("tabSync", 12), Outcomes());
  store->forgetOutcomes("tabSync", 11);
  EXPECT_EQ(store->outcomesSince("tabSync", 0), (Outcomes{5'000'000'000, 0, 1}));
  EXPECT_EQ(store->outcomesSince("retryLogic", 0), (Outcomes{9, 9, 9}));
}

TEST_P(FlagStoreTest, UndoesAllOfWhatEndsInAnError) {
  EXPECT_THROW(store->alone([&]() -> bool {
    store->putFlag(FlagLayer::Customer, "acme", Feature::TabSync, false, 1);
    store->setKilled(true);
    throw std::runtime_error("in the middle");
  }),
               std::runtime_error);
  EXPECT_EQ(store->flagsOf(FlagLayer::Customer, "acme"), Flags());
  EXPECT_FALSE(store->isKilled());
}

TEST_P(FlagStoreTest, LosesNothingWhenManyWriteAtOnce) {
  constexpr int kWriters = 4, kTimes = 10;
  const auto write = [&](int writer) {
    const auto own = database.open();
    for (int time = 0; time < kTimes; ++time) {
      // Each writes what it has read: without the lock one would undo what another did.
      own->alone([&] {
        const auto rollouts = own->rollouts();
        RolloutRecord record = rollouts.empty() ? recordOf(Feature::TabSync, 0) : rollouts.at(0);
        record.served = rollouts.empty() ? 1 : record.served + 1;
        own->putRollout(record);
        own->addRolloutEvent({"tabSync", "started", writer, {"ada", "why", time}});
        return true;
      });
    }
  };
  std::vector<std::future<void>> writers;
  for (int writer = 0; writer < kWriters; ++writer)
    writers.push_back(std::async(std::launch::async, write, writer));
  for (auto& writer : writers) writer.get();
  EXPECT_EQ(store->rollouts().at(0).served, kWriters * kTimes);
  EXPECT_EQ(store->rolloutEvents("tabSync", 1'000).size(), std::size_t{kWriters * kTimes});
}

TEST(FlagsOfSqlite, AreKnownToHaveBeenWrittenByAnother) {
  const EitherDatabase database(false);
  const auto one = database.open(), two = database.open();
  const std::int64_t before = one->writesOfOthers();
  one->setKilled(true);
  EXPECT_EQ(one->writesOfOthers(), before) << "its own";
  two->setKilled(false);
  EXPECT_NE(one->writesOfOthers(), before);
}

}  // namespace
}  // namespace pipit::server
