#include <gtest/gtest.h>

#include <set>
#include <string>

#include "../Table.h"
#include "flags/FeatureSet.h"

namespace pipit {
namespace {

using Names = std::set<std::string>;

Names offIn(const FeatureSet& features, const Names& names) {
  Names off;
  const auto table = readTable("features.json");
  std::uint8_t index = 0;
  for (const std::string name : table.at("names")) {
    if (!features.has(static_cast<Feature>(index++))) off.insert(name);
  }
  EXPECT_EQ(index, names.size());
  return off;
}

TEST(FeatureSet, SwitchesOffWhatTheTableSays) {
  const auto table = readTable("features.json");
  const Names names = table.at("names");
  for (const auto& row : table.at("rows")) {
    FeatureSet features;
    EXPECT_EQ(features.apply(row.at("text").get<std::string>()), !row.value("unknown", false)) << row.dump();
    EXPECT_EQ(offIn(features, names), row.at("off").get<Names>()) << row.dump();
  }
}

TEST(FeatureSet, NobodySwitchesOnWhatAnotherHasSwitchedOff) {
  FeatureSet features;
  EXPECT_TRUE(features.apply("-tabSync"));
  EXPECT_TRUE(features.apply("-retryLogic"));
  EXPECT_TRUE(features.apply(""));
  EXPECT_FALSE(features.has(Feature::TabSync));
  EXPECT_FALSE(features.has(Feature::RetryLogic));
  EXPECT_TRUE(features.has(Feature::OfflineMode));
}

}  // namespace
}  // namespace pipit
