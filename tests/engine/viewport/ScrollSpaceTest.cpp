#include <gtest/gtest.h>

#include "viewport/ScrollSpace.h"

namespace pipit {
namespace {

constexpr Units extent = limits::scrollExtent * unitsPerPixel;
constexpr Units viewport = 600 * unitsPerPixel;

TEST(ScrollSpace, IsTheListItselfAsLongAsABrowserTakesIt) {
  const ScrollSpace space(extent, viewport);
  EXPECT_FALSE(space.isScaled());
  EXPECT_EQ(space.scrollFor(1'234'567), 1'234'567);
  EXPECT_EQ(space.topFor(1'234'567), 1'234'567);
  EXPECT_FALSE(space.isLeap(extent - viewport));
}

TEST(ScrollSpace, OfAShortListHasNothingToScroll) {
  EXPECT_EQ(ScrollSpace(viewport - 1, viewport).bottom(), 0);
}

TEST(ScrollSpace, ShowsBothEndsOfAnyListAtItsOwn) {
  for (const Units total : {extent + 1, extent * 2, extent * 64}) {
    const ScrollSpace space(total, viewport);
    EXPECT_EQ(space.scrollFor(0), 0);
    EXPECT_EQ(space.scrollFor(space.bottom()), extent - viewport);
    EXPECT_EQ(space.topFor(extent - viewport), space.bottom());
  }
}

TEST(ScrollSpace, FindsThePlaceThatTheThumbShowsWithinAUnitOfTheElement) {
  const ScrollSpace space(extent * 4, viewport);
  for (Units top = 0; top <= space.bottom(); top += extent / 16 + 12'345)
    EXPECT_NEAR(static_cast<double>(space.topFor(space.scrollFor(top))), static_cast<double>(top), 8.0)
        << top;
}

TEST(ScrollSpace, GoesOnPixelForPixelNearTheEnds) {
  const ScrollSpace space(extent * 4, viewport);
  const Units near = extent / 5;
  EXPECT_EQ(space.scrollFor(near), near);
  EXPECT_EQ(space.scrollFor(space.bottom() - near), extent - viewport - near);
  EXPECT_LT(space.tolerance(near), px);
}

TEST(ScrollSpace, GoesOnWithoutALeapWhereAListBecomesLongerThanTheElement) {
  const ScrollSpace before(extent, viewport);
  const ScrollSpace after(extent + 64, viewport);
  for (const Units top : {extent / 8, extent / 2, extent - viewport})
    EXPECT_NEAR(static_cast<double>(after.scrollFor(top)), static_cast<double>(before.scrollFor(top)), 64.0);
}

TEST(ScrollSpace, LeavesHalfTheWayToEitherEndFree) {
  const ScrollSpace space(extent * 4, viewport);
  EXPECT_EQ(space.tolerance(extent / 3), extent / 6);
  EXPECT_EQ(space.tolerance(extent - viewport - extent / 3), extent / 6);
}

TEST(ScrollSpace, TakesOnlyWhatNoFingerDoesForALeap) {
  const ScrollSpace space(extent * 4, viewport);
  EXPECT_FALSE(space.isLeap(10'000 * px));
  EXPECT_TRUE(space.isLeap(20'000 * px));
  EXPECT_TRUE(space.isLeap(-20'000 * px));
}

}  // namespace
}  // namespace pipit
