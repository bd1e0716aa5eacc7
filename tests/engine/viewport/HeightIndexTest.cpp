#include <gtest/gtest.h>

#include <numeric>

#include "viewport/HeightIndex.h"

namespace pipit {
namespace {

constexpr RowClass plain{0, 0};
constexpr RowClass rich{1, 0};

std::vector<Row> rowsOf(std::initializer_list<Units> heights, RowClass of = plain) {
  std::vector<Row> rows;
  for (const Units height : heights)
    rows.push_back(Row::estimated(static_cast<std::uint32_t>(rows.size()) + 1, of, height));
  return rows;
}

HeightIndex indexOf(std::initializer_list<Units> heights) {
  HeightIndex index;
  EXPECT_TRUE(index.insert(0, rowsOf(heights)));
  return index;
}

std::vector<Row> many(std::uint32_t count, Units height = 10) {
  return std::vector<Row>(count, Row::estimated(1, plain, height));
}

TEST(HeightIndex, OfNothingIsNoPixelHigh) {
  const HeightIndex index;
  EXPECT_EQ(index.size(), 0u);
  EXPECT_EQ(index.total(), 0);
  EXPECT_EQ(index.offsetOf(0), 0);
  EXPECT_EQ(index.rowAt(0), 0u);
  EXPECT_EQ(index.rowOf(1), 0u);
}

TEST(HeightIndex, FindsRowsByOffsetAndOffsetsByRow) {
  const HeightIndex index = indexOf({10, 20, 30});
  EXPECT_EQ(index.total(), 60);
  EXPECT_EQ(index.offsetOf(0), 0);
  EXPECT_EQ(index.offsetOf(2), 30);
  EXPECT_EQ(index.offsetOf(3), 60);
  EXPECT_EQ(index.rowAt(9), 0u);
  EXPECT_EQ(index.rowAt(10), 1u);
  EXPECT_EQ(index.rowAt(59), 2u);
}

TEST(HeightIndex, GivesTheFirstAndTheLastRowForWhatIsOutside) {
  const HeightIndex index = indexOf({10, 20, 30});
  EXPECT_EQ(index.rowAt(-1), 0u);
  EXPECT_EQ(index.rowAt(60), 2u);
  EXPECT_EQ(index.rowAt(INT64_MAX), 2u);
}

TEST(HeightIndex, SkipsRowsWithoutHeight) {
  const HeightIndex index = indexOf({0, 10, 0, 0, 10, 0});
  EXPECT_EQ(index.rowAt(0), 1u);
  EXPECT_EQ(index.rowAt(10), 4u);
  EXPECT_EQ(index.rowAt(20), 5u);
}

TEST(HeightIndex, KnowsWhatWasMeasured) {
  HeightIndex index = indexOf({10, 20});
  EXPECT_FALSE(index.row(1).isMeasured());
  index.measure(1, 25);
  EXPECT_TRUE(index.row(1).isMeasured());
  EXPECT_EQ(index.row(1).height(), 25);
  EXPECT_EQ(index.row(1).key, 2u);
  EXPECT_EQ(index.total(), 35);
}

TEST(HeightIndex, EstimatesAnewOnlyWhatIsOfTheClassAndNotMeasured) {
  HeightIndex index = indexOf({10, 10});
  ASSERT_TRUE(index.insert(2, rowsOf({10}, rich)));
  index.measure(0, 50);
  index.estimate(plain, 30);
  EXPECT_EQ(index.total(), 50 + 30 + 10);
  EXPECT_EQ(index.offsetOf(2), 80);
}

TEST(HeightIndex, HoldsHeightsWithinTheirRange) {
  HeightIndex index = indexOf({-5, INT64_MAX});
  EXPECT_EQ(index.row(0).height(), 0);
  EXPECT_EQ(index.row(1).height(), Row::highest);
  EXPECT_EQ(index.row(1).of(), plain);
  index.measure(0, INT64_MAX);
  EXPECT_EQ(index.total(), Row::highest * 2);
}

TEST(HeightIndex, KeepsEveryClassApart) {
  for (std::uint32_t number = 0; number < limits::rowClasses; ++number) {
    const Row row = Row::estimated(7, RowClass::numbered(number), Row::highest);
    EXPECT_EQ(row.of().number(), number);
    EXPECT_EQ(row.height(), Row::highest);
  }
}

TEST(HeightIndex, TakesAMillionRowsAndNoMoreThanItsLimit) {
  HeightIndex index;
  ASSERT_TRUE(index.insert(0, many(1'000'000)));
  EXPECT_EQ(index.total(), 10'000'000);
  EXPECT_EQ(index.rowAt(5'000'005), 500'000u);
  ASSERT_TRUE(index.insert(500'000, many(limits::listRows - 1'000'000)));
  EXPECT_FALSE(index.insert(0, many(1)));
  EXPECT_EQ(index.size(), limits::listRows);
  index.remove(0, limits::listRows);
  EXPECT_EQ(index.total(), 0);
}

TEST(HeightIndex, SumsTheHighestRowsExactly) {
  HeightIndex index;
  ASSERT_TRUE(index.insert(0, many(limits::listRows, Row::highest)));
  EXPECT_EQ(index.total(), Row::highest * limits::listRows);
  EXPECT_EQ(index.offsetOf(limits::listRows - 1), index.total() - Row::highest);
  EXPECT_EQ(index.rowAt(index.total() - 1), limits::listRows - 1);
}

TEST(HeightIndex, FindsAKeyWhereverItsRowHasGone) {
  HeightIndex index = indexOf({10, 20, 30});
  ASSERT_TRUE(index.insert(1, std::vector<Row>(1000, Row::estimated(9, plain, 1))));
  EXPECT_EQ(index.rowOf(3), 1002u);
  EXPECT_EQ(index.rowOf(4), index.size());
}

#if GTEST_HAS_DEATH_TEST
TEST(HeightIndexDeathTest, StopsAtARowThatDoesNotExist) {
  HeightIndex index = indexOf({10});
  EXPECT_DEATH((void)index.row(1), "");
  EXPECT_DEATH((void)index.offsetOf(2), "");
  EXPECT_DEATH(index.measure(1, 1), "");
  EXPECT_DEATH((void)index.insert(2, rowsOf({1})), "");
  EXPECT_DEATH(index.remove(0, 2), "");
  EXPECT_DEATH(index.remove(UINT32_MAX, 2), "");
}
#endif

}  // namespace
}  // namespace pipit
