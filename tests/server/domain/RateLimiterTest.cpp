#include <gtest/gtest.h>

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

}  // namespace
}  // namespace pipit::server
