#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "Values.h"
#include "base/Random.h"
#include "base/limits.h"
#include "metrics/Sketch.h"

namespace pipit {
namespace {

constexpr double quantiles[] = {0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1};

// The promise is 1 % of the value; what doubles round off is far less than the rest.
void expectAccurate(const Sketch& sketch, std::vector<double> values, const std::string& what) {
  std::ranges::sort(values);
  for (const double q : quantiles) {
    const auto rank = static_cast<std::size_t>(q * static_cast<double>(values.size() - 1));
    const double exact = values[rank];
    ASSERT_TRUE(sketch.quantile(q)) << what;
    EXPECT_LE(std::abs(*sketch.quantile(q) - exact), exact * 0.01 * (1 + 1e-9)) << what << " at " << q;
  }
}

TEST(Sketch, IsWithinOnePercentOfEachExactQuantile) {
  ASSERT_GE(sketchRows("distributions").size(), 10u);
  for (const auto& row : sketchRows("distributions"))
    expectAccurate(sketchOf(valuesOf(row)), valuesOf(row), row.dump());
}

TEST(Sketch, IsTheSameInWhateverPartsAndOrderItIsMerged) {
  Random random("the order of parts");
  for (const auto& row : sketchRows("distributions")) {
    const auto values = valuesOf(row);
    std::vector<Sketch> parts(37);
    for (const double value : values) parts[random.next() % parts.size()].add(value);
    for (int order = 0; order < 5; ++order) {
      for (std::size_t i = parts.size() - 1; i > 0; --i) std::swap(parts[i], parts[random.next() % (i + 1)]);
      Sketch merged;
      for (const Sketch& part : parts) ASSERT_TRUE(merged.merge(part));
      EXPECT_EQ(merged, sketchOf(values)) << row.dump();
      expectAccurate(merged, values, row.dump());
    }
  }
}

TEST(Sketch, IsTheSameHoweverMergesAreNested) {
  const auto values = valuesOf(sketchRows("distributions")[3]);
  std::vector<Sketch> parts;
  for (const double value : values) parts.push_back(sketchOf({value}));
  while (parts.size() > 1) {
    const std::size_t half = parts.size() / 2;
    for (std::size_t i = 0; i < half; ++i) parts[i].merge(parts[parts.size() - 1 - i]);
    parts.resize(parts.size() - half);
  }
  EXPECT_EQ(parts[0], sketchOf(values));
}

TEST(Sketch, IsWithinOnePercentAllTheWayFromTheLeastToTheMost) {
  for (double value = Sketch::least; value <= Sketch::most; value *= 1.0007) {
    // Among others, so that neither the least nor the greatest helps.
    const Sketch sketch = sketchOf({0, value, Sketch::most});
    EXPECT_LE(std::abs(*sketch.quantile(0.5) - value), value * 0.01 * (1 + 1e-9)) << value;
  }
}

TEST(Sketch, KnowsSumMeanLeastAndGreatest) {
  const Sketch sketch = sketchOf({1.5, 0.25, 3, 0});
  EXPECT_EQ(sketch.count(), 4u);
  EXPECT_EQ(sketch.sum(), 4.75);
  EXPECT_EQ(sketch.mean(), 1.1875);
  EXPECT_EQ(sketch.min(), 0);
  EXPECT_EQ(sketch.max(), 3);
}

TEST(Sketch, OfEqualValuesTellsThatValue) {
  const Sketch sketch = sketchOf({16.667, 16.667, 16.667});
  for (const double q : quantiles) EXPECT_EQ(sketch.quantile(q), 16.667);
}

TEST(Sketch, TellsNothingOfNothing) {
  const Sketch sketch;
  EXPECT_TRUE(sketch.isEmpty());
  EXPECT_EQ(sketch.sum(), 0);
  EXPECT_FALSE(sketch.mean());
  EXPECT_FALSE(sketch.min());
  EXPECT_FALSE(sketch.max());
  EXPECT_FALSE(sketch.quantile(0.5));
}

TEST(Sketch, RefusesWhatIsNoMeasurement) {
  Sketch sketch = sketchOf({7});
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (const double value : {-1.0, -1e-300, -infinity, infinity, std::nan("")})
    EXPECT_FALSE(sketch.add(value));
  EXPECT_EQ(sketch, sketchOf({7}));
  for (const double q : {-0.01, 1.01, infinity, std::nan("")}) EXPECT_FALSE(sketch.quantile(q));
}

TEST(Sketch, TakesWhatIsNearlyNothingForZeroAndWhatIsTooMuchForTheMost) {
  const Sketch small = sketchOf({0, 0.0005, 0.00099, std::numeric_limits<double>::denorm_min(), -0.0});
  EXPECT_EQ(small.quantile(0.9), 0);
  EXPECT_EQ(small.max(), 0.00099);
  const Sketch large = sketchOf({1e7, 1e8, std::numeric_limits<double>::max()});
  EXPECT_EQ(large.quantile(0), Sketch::most);
  EXPECT_EQ(large.max(), Sketch::most);
  EXPECT_EQ(large.sum(), 3 * Sketch::most);
}

// Doubled until there is no room for another time as much.
Sketch fullSketch(double value) {
  Sketch sketch = sketchOf({value});
  while (sketch.count() < limits::sketchValues) sketch.merge(Sketch(sketch));
  return sketch;
}

TEST(Sketch, IsFullAtItsLimitAndStaysAsItIs) {
  Sketch full = fullSketch(Sketch::most);
  EXPECT_EQ(full.count(), limits::sketchValues);
  EXPECT_EQ(full.sum(), Sketch::most * limits::sketchValues);
  EXPECT_EQ(full.mean(), Sketch::most);
  const Sketch before = full;
  EXPECT_FALSE(full.add(1));
  EXPECT_FALSE(full.merge(sketchOf({1})));
  EXPECT_TRUE(full.merge(Sketch()));
  EXPECT_EQ(full, before);
}

}  // namespace
}  // namespace pipit
