#include <gtest/gtest.h>

#include <future>
#include <vector>

#include "domain/RateLimiter.h"
#include "domain/SharedRates.h"
#include "store/Databases.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

class RateTest : public ::testing::TestWithParam<bool> {
 protected:
  // Of ten, one a second.
  RateGrant take(std::int64_t now, std::int64_t wanted, std::string_view key = "key") {
    return store->takeRate({"", key, now, kSecond, 10, wanted});
  }

  static constexpr std::int64_t kSecond = 1'000'000;
  static constexpr std::int64_t kNow = 1'700'000'000 * kSecond;
  EitherDatabase database{GetParam()};
  std::unique_ptr<Store> store = database.open();
};
INSTANTIATE_TEST_SUITE_P(On, RateTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST_P(RateTest, GivesWhatThereIsAndNoMore) {
  EXPECT_EQ(take(kNow, 4).given, 4);
  EXPECT_EQ(take(kNow, 4).given, 4);
  EXPECT_EQ(take(kNow, 4).given, 2);
  const RateGrant empty = take(kNow, 4);
  EXPECT_EQ(empty.given, 0);
  EXPECT_EQ(empty.fullAt, kNow + 10 * kSecond);
  EXPECT_EQ(take(kNow, 4, "another").given, 4);
}

TEST_P(RateTest, FillsAgainWithTime) {
  take(kNow, 10);
  EXPECT_EQ(take(kNow + kSecond - 1, 1).given, 0);
  EXPECT_EQ(take(kNow + kSecond, 1).given, 1);
  EXPECT_EQ(take(kNow + 3 * kSecond, 10).given, 2);
  EXPECT_EQ(take(kNow + 1'000 * kSecond, 10).given, 10);
}

TEST_P(RateTest, IsNotTrickedByAClockThatWasFarAhead) {
  take(kNow + 1'000'000 * kSecond, 1);
  EXPECT_EQ(take(kNow, 1).given, 0);
  EXPECT_EQ(take(kNow + kSecond, 1).given, 1);
}

TEST_P(RateTest, ForgetsFullBucketsAlone) {
  take(kNow, 10);
  store->forgetRates(kNow + 5 * kSecond);
  EXPECT_EQ(take(kNow + 5 * kSecond, 10).given, 5);
  store->forgetRates(kNow + 15 * kSecond);
  EXPECT_EQ(take(kNow + 15 * kSecond, 10).given, 10);
}

// Several services on one database, whose threads take at the same time.
struct Taker {
  explicit Taker(const EitherDatabase& database) : store(database.open()) {}

  int take(int tries) {
    int taken = 0;
    for (int count = 0; count < tries; ++count) taken += limiter.take("203.0.113.1", kNow) == 0 ? 1 : 0;
    return taken;
  }

  static constexpr std::int64_t kNow = 1'700'000'000'000;
  std::unique_ptr<Store> store;
  RecordingTelemetry telemetry;
  SharedRates rates{{*store, telemetry, [] { return kNow; }}};
  RateLimiter limiter{{60, 120}, "session", rates.pool()};
};

TEST(SharedRates, GivesServicesTogetherWhatOneAloneWouldHave) {
  const EitherDatabase database(true);
  Taker one(database), two(database), three(database);
  std::vector<std::future<int>> taken;
  for (Taker* taker : {&one, &two, &three})
    taken.push_back(std::async(std::launch::async, [taker] { return taker->take(200); }));
  int sum = 0;
  for (auto& part : taken) sum += part.get();
  EXPECT_EQ(sum, 120);
}

TEST(SharedRates, NameNobodyInTheDatabase) {
  const EitherDatabase database(true);
  Taker one(database);
  EXPECT_EQ(one.take(1), 1);
  // It throws where a row does not fit.
  const std::string rule = "ALTER TABLE rate_limits ADD CHECK ";
  EXPECT_NO_THROW(PostgresCluster::shared().execute(database.name, rule + "(key ~ '^[0-9a-f]{32}$')"));
  EXPECT_THROW(PostgresCluster::shared().execute(database.name, rule + "(key = '')"), std::runtime_error);
}

TEST(SharedRates, AreNotThereForAServiceThatIsAlone) {
  const EitherDatabase database(false);
  Taker one(database);
  EXPECT_EQ(one.rates.pool(), nullptr);
  EXPECT_EQ(one.take(200), 120);
}

TEST(SharedRates, LeaveAServiceToItselfWhileTheDatabaseIsAway) {
  const EitherDatabase database(true);
  Taker one(database), two(database);
  PostgresCluster::shared().stop();
  EXPECT_EQ(one.take(200), 120);
  EXPECT_EQ(one.telemetry.alone, 120);
  PostgresCluster::shared().start();
  EXPECT_EQ(one.telemetry.databaseErrors, 120);
}

}  // namespace
}  // namespace pipit::server
