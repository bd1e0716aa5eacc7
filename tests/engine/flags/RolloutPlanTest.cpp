#include <gtest/gtest.h>

#include <vector>

#include "flags/RolloutPlan.h"

namespace pipit {
namespace {

std::vector<int> percentagesOf(std::string_view text) {
  const auto plan = RolloutPlan::parse(text);
  std::vector<int> percentages;
  for (std::size_t step = 0; plan && step < plan->size(); ++step)
    percentages.push_back(plan->percentage(step));
  return percentages;
}

TEST(RolloutPlan, HasTheStepsThatItsTextNames) {
  EXPECT_EQ(percentagesOf("tiers"), (std::vector{1, 10, 50, 100}));
  EXPECT_EQ(percentagesOf("canary"), (std::vector{0, 10, 25, 50, 100}));
  EXPECT_EQ(percentagesOf("100"), std::vector{100});
  EXPECT_EQ(percentagesOf("0,1,2,3,4,5,6,7,8,100").size(), RolloutPlan::mostSteps);
}

TEST(RolloutPlan, IsRefusedUnlessItGrowsUpToEverybody) {
  for (const char* text : {"",
                           ",",
                           "tier",
                           "Tiers",
                           "5,20",
                           "20,5,100",
                           "5,5,100",
                           "5,100,100",
                           "5,,100",
                           "5,100,",
                           ",100",
                           "5, 100",
                           " 100",
                           "-1,100",
                           "5,101",
                           "1e2",
                           "NaN",
                           "05,100",
                           "+5,100",
                           "100.0",
                           "5%,100",
                           "99999999999999999999",
                           "0,1,2,3,4,5,6,7,8,9,100"})
    EXPECT_FALSE(RolloutPlan::parse(text)) << text;
}

TEST(RolloutPlan, NamesItsSteps) {
  const auto tiers = RolloutPlan::parse("tiers").value();
  EXPECT_EQ(tiers.nameOf(0), "tier_1_internal");
  EXPECT_EQ(tiers.nameOf(1), "tier_2_early_adopters");
  EXPECT_EQ(tiers.nameOf(2), "tier_3_general");
  EXPECT_EQ(tiers.nameOf(3), "tier_4_full");
  EXPECT_TRUE(tiers.isLast(3));
  EXPECT_FALSE(tiers.isLast(2));
  EXPECT_EQ(RolloutPlan::parse("5,100")->nameOf(0), "5 %");
}

TEST(Percentage, IsAWholeNumberAsOneWritesIt) {
  EXPECT_EQ(readPercentage("0"), 0);
  EXPECT_EQ(readPercentage("7"), 7);
  EXPECT_EQ(readPercentage("100"), 100);
  for (const char* text : {"", "NaN", "undefined", "null", "-0", "-1", "101", "1.5", "1e1", "0x10", "010",
                           "+1", " 1", "1 ", "1%", "\xd9\xa1", "4294967297"})
    EXPECT_FALSE(readPercentage(text)) << text;
}

}  // namespace
}  // namespace pipit
