#include <gtest/gtest.h>

#include <algorithm>

#include "domain/Limits.h"
#include "domain/RateLimiter.h"

namespace pipit::server {
namespace {

TEST(RateLimiter, LetsABurstThroughAndSaysHowLongToWaitThen) {
  RateLimiter rate({30, 3});
  for (int message = 0; message < 3; ++message) EXPECT_EQ(rate.take("v", 0), 0);
  EXPECT_EQ(rate.take("v", 0), 2'000);
  EXPECT_EQ(rate.take("v", 1'500), 500);
  EXPECT_EQ(rate.take("v", 2'000), 0);
}

TEST(RateLimiter, CountsEachKeyAlone) {
  RateLimiter rate({30, 1});
  EXPECT_EQ(rate.take("one", 0), 0);
  EXPECT_EQ(rate.take("two", 0), 0);
  EXPECT_GT(rate.take("one", 0), 0);
}

TEST(RateLimiter, NeverLimitsWhenItIsOff) {
  RateLimiter rate({0, 0});
  for (int message = 0; message < 1'000; ++message) EXPECT_EQ(rate.take("v", 0), 0);
}

TEST(RateLimiter, IsNotTrickedByAClockThatJumpsBack) {
  RateLimiter rate({30, 1});
  EXPECT_EQ(rate.take("v", 1'000'000), 0);
  EXPECT_GT(rate.take("v", 0), 0);
  EXPECT_EQ(rate.take("v", 2'000), 0);
}

TEST(RateLimiter, ForgetsTheLeastRecentKeyWhenItsTableIsFull) {
  RateLimiter rate({30, 1});
  for (std::size_t visitor = 0; visitor <= limits::kRateBuckets; ++visitor)
    rate.take(std::to_string(visitor), 0);
  EXPECT_GT(rate.take(std::to_string(limits::kRateBuckets), 0), 0);
  EXPECT_EQ(rate.take("0", 0), 0);
}

TEST(RateLimiter, SaysWhatIsLeftWithoutTakingAnyOfIt) {
  RateLimiter rate({30, 3});
  EXPECT_EQ(rate.standing("v", 0).left, 3);
  EXPECT_EQ(rate.standing("v", 0).more, 0);
  rate.take("v", 0);
  rate.take("v", 500);
  EXPECT_EQ(rate.standing("v", 500).left, 1);
  EXPECT_EQ(rate.standing("v", 500).more, 1'500);
  EXPECT_EQ(rate.standing("v", 2'000).left, 2);
  EXPECT_EQ(rate.standing("v", 10'000).left, 3);
  EXPECT_EQ(rate.standing("v", 10'000).more, 0);
}

// The buckets of all, of which others take as well.
class CountingPool : public RatePool {
 public:
  int asked = 0;
  bool isAway = false;
  std::int64_t left = 100;
  std::int64_t fullAt = 0;

  std::optional<RateGrant> take(const RateRequest& request) override {
    ++asked;
    if (isAway) return std::nullopt;
    const std::int64_t given = std::min(left, request.wanted);
    left -= given;
    return RateGrant{given, std::max(fullAt, request.now + given * request.interval)};
  }
};

TEST(RateLimiter, AsksThePoolForEachTokenOfASmallBucket) {
  CountingPool pool;
  RateLimiter rate({30, 10}, "chat", &pool);
  for (int message = 0; message < 10; ++message) EXPECT_EQ(rate.take("v", 0), 0);
  EXPECT_EQ(pool.asked, 10);
}

TEST(RateLimiter, AsksThePoolForAnEighthOfALargeOne) {
  CountingPool pool;
  RateLimiter rate({60, 80}, "session", &pool);
  for (int session = 0; session < 21; ++session) EXPECT_EQ(rate.take("v", 0), 0);
  EXPECT_EQ(pool.asked, 3);
  EXPECT_EQ(pool.left, 70);
}

TEST(RateLimiter, AsksAnEmptyPoolNoMoreUntilThereMayBeAToken) {
  CountingPool pool;
  pool.left = 0;
  pool.fullAt = 20'000'000;
  RateLimiter rate({30, 10}, "chat", &pool);
  EXPECT_EQ(rate.take("v", 0), 2'000);
  EXPECT_EQ(rate.take("v", 500), 1'500);
  EXPECT_EQ(rate.take("v", 1'999), 1);
  EXPECT_EQ(pool.asked, 1);
  EXPECT_EQ(rate.standing("v", 1'000).left, 0);
  pool.left = 1;
  EXPECT_EQ(rate.take("v", 2'000), 0);
  EXPECT_EQ(pool.asked, 2);
}

TEST(RateLimiter, KeepsBucketsOfItsOwnWhileThePoolIsAway) {
  CountingPool pool;
  pool.isAway = true;
  RateLimiter rate({30, 3}, "chat", &pool);
  for (int message = 0; message < 3; ++message) EXPECT_EQ(rate.take("v", 0), 0);
  EXPECT_EQ(rate.take("v", 0), 2'000);
  EXPECT_EQ(pool.asked, 3);
}

}  // namespace
}  // namespace pipit::server
