#include <gtest/gtest.h>

#include "base/limits.h"
#include "tabs/HybridClock.h"

namespace pipit {
namespace {

TEST(HybridClock, StampsWithTheDevicesTimeAndAlwaysLater) {
  HybridClock clock;
  EXPECT_EQ(clock.stamp(1000.7), 1000);
  EXPECT_EQ(clock.stamp(1000.9), 1001);
  EXPECT_EQ(clock.stamp(500), 1002) << "the clock jumped back";
  EXPECT_EQ(clock.stamp(5000), 5000);
}

TEST(HybridClock, StampsAfterWhatItHasSeen) {
  HybridClock clock;
  clock.see(86400000, 1000);
  EXPECT_EQ(clock.stamp(1000), 86400001);
  clock.see(7, 1000);
  EXPECT_EQ(clock.stamp(1000), 86400002);
}

TEST(HybridClock, BelievesNoStampThatNoClockWouldGive) {
  HybridClock clock;
  clock.see(1000 + limits::clockError + 1, 1000);
  EXPECT_EQ(clock.stamp(1000), 1000);
}

}  // namespace
}  // namespace pipit
