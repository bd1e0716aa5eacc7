#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "Values.h"
#include "base/Json.h"
#include "base/JsonWriter.h"
#include "base/limits.h"
#include "metrics/OwnText.h"

namespace pipit {
namespace {

std::string written(const Sketch& sketch) {
  JsonWriter writer;
  sketch.write(writer);
  return writer.take();
}

std::optional<Sketch> read(const std::string& text, std::uint32_t mostValues = limits::sketchValues) {
  const auto json = Json::parse(text);
  return json ? Sketch::read(*json, mostValues) : std::nullopt;
}

TEST(SketchJson, IsThatOfTheTable) {
  for (const auto& row : sketchRows("written")) {
    const Sketch sketch = sketchOf(row.at("values"));
    EXPECT_EQ(nlohmann::json::parse(written(sketch)), row.at("json")) << row.dump();
    EXPECT_EQ(read(written(sketch)), sketch) << row.dump();
  }
}

TEST(SketchJson, IsReadAsItWasWritten) {
  for (const auto& row : sketchRows("distributions")) {
    const Sketch sketch = sketchOf(valuesOf(row));
    EXPECT_EQ(read(written(sketch)), sketch) << row.dump();
  }
}

TEST(SketchJson, IsRefusedWhereItCannotBeOne) {
  for (const auto& row : sketchRows("refused")) {
    const std::string text = row.at("json").dump();
    OwnText own(text);
    EXPECT_FALSE(read(text)) << text;
    EXPECT_FALSE(Sketch::readOwn(own)) << text;
  }
}

TEST(SketchJson, IsTakenWithExactlyAsManyValuesAsAllowed) {
  const std::string text = written(sketchOf({0, 1, 2, 3}));
  EXPECT_TRUE(read(text, 4));
  EXPECT_FALSE(read(text, 3));
  EXPECT_FALSE(read(text, 0));
}

// Every bin with the most values that it can have beside the others: the longest that there is.
TEST(SketchJson, OfEveryBinCanBeReadAndIsNoLongerThanItsShareOfAReport) {
  Sketch sketch;
  for (double value = Sketch::least; value <= Sketch::most; value *= 1.0099) sketch.add(value);
  while (sketch.merge(Sketch(sketch))) continue;
  const std::string text = written(sketch);
  EXPECT_LE(text.size(), limits::reportBytes / 8);
  ASSERT_TRUE(read(text));
  EXPECT_EQ(written(*read(text)), text);
  EXPECT_EQ(read(text)->count(), sketch.count());
}

// A double does not hold its thousandths.
TEST(SketchJson, OfALargeSumIsTheSameWhenReadAgainAndAgain) {
  Sketch sketch = sketchOf({9999999.999, 9999998.123, 9999997.457});
  while (sketch.merge(Sketch(sketch))) {
    const std::string text = written(sketch);
    ASSERT_TRUE(read(text)) << text;
    EXPECT_EQ(written(*read(text)), text);
    EXPECT_NEAR(*read(text)->mean() / *sketch.mean(), 1, 1e-11);
  }
  EXPECT_GT(sketch.count(), limits::sketchValues / 2);
}

}  // namespace
}  // namespace pipit
