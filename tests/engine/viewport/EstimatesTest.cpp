#include <gtest/gtest.h>

#include "viewport/Estimates.h"

namespace pipit {
namespace {

constexpr RowClass text{0, 1};
constexpr RowClass card{7, 3};

TEST(Estimates, TakesARowOfAnUnknownClassForTwoLines) {
  EXPECT_EQ(Estimates().of(card), limits::unknownRowHeight * unitsPerPixel);
}

TEST(Estimates, AreTheMeanOfWhatWasMeasuredOfTheClassAlone) {
  Estimates estimates;
  for (const Units height : {100, 200, 600}) estimates.learn(text, height);
  EXPECT_EQ(estimates.takeChanged(), text);
  EXPECT_EQ(estimates.takeChanged(), std::nullopt);
  EXPECT_EQ(estimates.of(text), 300);
  EXPECT_EQ(estimates.of(card), limits::unknownRowHeight * unitsPerPixel);
}

TEST(Estimates, ChangeOnlyWhenMoreThanTwiceAsManyAreKnown) {
  Estimates estimates;
  int changes = 0;
  for (Units height = 1; height <= 1000; ++height) {
    estimates.learn(text, height * 64);
    changes += estimates.takeChanged().has_value();
  }
  EXPECT_EQ(changes, 9);
}

TEST(Estimates, AreLearnedAnewFromTheFirstRowInAnotherWidth) {
  Estimates estimates;
  for (int i = 0; i < 100; ++i) estimates.learn(text, 640);
  (void)estimates.takeChanged();
  estimates.forget();
  EXPECT_EQ(estimates.of(text), 640);
  estimates.learn(text, 1280);
  EXPECT_EQ(estimates.takeChanged(), text);
  EXPECT_EQ(estimates.of(text), 1280);
}

}  // namespace
}  // namespace pipit
