#include <gtest/gtest.h>

#include <algorithm>

#include "bridge/Backoff.h"

namespace pipit {
namespace {

constexpr double base = 100;
constexpr double cap = 2000;

TEST(Backoff, IsDueAtOnceBeforeAnyFailure) {
  EXPECT_TRUE(Backoff(base, cap).due(0));
}

TEST(Backoff, WaitsWithinItsCeilingWhichDoublesUpToTheCap) {
  Random random("backoff");
  for (int round = 0; round < 200; ++round) {
    Backoff backoff(base, cap);
    double ceiling = base;
    for (int failure = 0; failure < 100; ++failure, ceiling = std::min(cap, ceiling * 2)) {
      backoff.fail(5000, random);
      ASSERT_GE(backoff.notBefore(), 5000);
      ASSERT_LE(backoff.notBefore(), 5000 + ceiling);
    }
  }
}

TEST(Backoff, SpreadsTheWaitsOverTheWholeInterval) {
  Random random("spread");
  double least = cap;
  double most = 0;
  for (int i = 0; i < 1000; ++i) {
    Backoff backoff(base, cap);
    backoff.fail(0, random);
    least = std::min(least, backoff.notBefore());
    most = std::max(most, backoff.notBefore());
  }
  EXPECT_LT(least, base * 0.1);
  EXPECT_GT(most, base * 0.9);
}

TEST(Backoff, ForgetsItsFailuresOnReset) {
  Random random("reset");
  Backoff backoff(base, cap);
  for (int i = 0; i < 10; ++i) backoff.fail(0, random);
  backoff.reset();
  EXPECT_EQ(backoff.failures(), 0u);
  EXPECT_TRUE(backoff.due(0));
}

TEST(Backoff, KeepsItsFailuresWhenHurried) {
  Random random("hurry");
  Backoff backoff(base, cap);
  backoff.fail(1000, random);
  backoff.fail(1000, random);
  backoff.hurry();
  EXPECT_TRUE(backoff.due(0));
  EXPECT_EQ(backoff.failures(), 2u);
}

TEST(Backoff, WaitsAsLongAsItIsPostponed) {
  Backoff backoff(base, cap);
  backoff.postpone(9000);
  EXPECT_FALSE(backoff.due(8999));
  EXPECT_TRUE(backoff.due(9000));
}

}  // namespace
}  // namespace pipit
