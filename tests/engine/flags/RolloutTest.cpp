#include <gtest/gtest.h>

#include <string>

#include "flags/Bucket.h"
#include "flags/Features.h"
#include "flags/Rollout.h"
#include "flags/RolloutPlan.h"

namespace pipit {
namespace {

constexpr std::int64_t served = RolloutPlan::leastTime;
// 39, of the table.
constexpr std::string_view shop = "my-shop", feature = "tabSync";

Rollout at(int percentage, RolloutStatus status = RolloutStatus::InProgress) {
  return {.status = status, .percentage = percentage, .whitelist = {}, .blacklist = {}};
}

TEST(Rollout, HasWhoseBucketIsBelowThePercentage) {
  EXPECT_FALSE(at(0).includes(shop, feature));
  EXPECT_FALSE(at(39).includes(shop, feature));
  EXPECT_TRUE(at(40).includes(shop, feature));
  EXPECT_TRUE(at(100).includes(shop, feature));
}

TEST(Rollout, HasNobodyUnlessItIsInProgressOrCompleted) {
  using enum RolloutStatus;
  for (const RolloutStatus status : {Planned, Paused, RolledBack}) {
    Rollout rollout = at(100, status);
    rollout.whitelist = {std::string(shop)};
    EXPECT_FALSE(rollout.includes(shop, feature)) << nameOf(status);
  }
  EXPECT_TRUE(at(100, InProgress).includes(shop, feature));
  EXPECT_TRUE(at(100, Completed).includes(shop, feature));
}

TEST(Rollout, HasTheWhitelistAtAnyPercentageAndTheBlacklistAtNone) {
  Rollout rollout = at(0);
  rollout.whitelist = {"other", std::string(shop)};
  EXPECT_TRUE(rollout.includes(shop, feature));
  EXPECT_FALSE(rollout.includes("My-shop", feature));
  rollout.blacklist = {std::string(shop)};
  EXPECT_FALSE(rollout.includes(shop, feature));
  rollout.percentage = 100;
  EXPECT_FALSE(rollout.includes(shop, feature));
}

TEST(Rollout, KeepsAtEachHigherPercentageWhomItHad) {
  for (int customer = 0; customer < 500; ++customer) {
    const std::string name = "customer-" + std::to_string(customer * 7919);
    for (const std::string_view one : featureNames) {
      bool wasIn = false;
      for (int percentage = 0; percentage <= 100; ++percentage) {
        const bool isIn = at(percentage).includes(name, one);
        ASSERT_TRUE(isIn || !wasIn) << name << " at " << percentage;
        wasIn = isIn;
      }
      ASSERT_TRUE(wasIn) << name;
    }
  }
}

TEST(Rollout, HasStatusesWithNames) {
  for (const char* name : {"planned", "in_progress", "paused", "completed", "rolled_back"}) {
    ASSERT_TRUE(statusNamed(name)) << name;
    EXPECT_EQ(nameOf(*statusNamed(name)), name);
  }
  EXPECT_FALSE(statusNamed("IN_PROGRESS"));
  EXPECT_FALSE(statusNamed(""));
}

Gate gate(const Outcomes& outcomes, std::int64_t time = served, bool isOverridden = false) {
  return gateBefore(RolloutStatus::InProgress, time, outcomes, isOverridden);
}

constexpr Outcomes good{.exposures = 100, .successes = 99, .errors = 1};

TEST(Gates, AreOpenWhereAStepHasStoodAndGoesWell) {
  EXPECT_EQ(gate(good), Gate::Open);
  EXPECT_EQ(gate(good, served - 1), Gate::TooSoon);
  EXPECT_EQ(gate({}), Gate::NothingKnown);
  EXPECT_EQ(gate({.exposures = 100, .successes = 0, .errors = 0}), Gate::NothingKnown);
}

TEST(Gates, AreOpenOnlyWhileItIsInProgress) {
  using enum RolloutStatus;
  for (const RolloutStatus status : {Planned, Paused, Completed, RolledBack})
    EXPECT_EQ(gateBefore(status, served, good, true), Gate::NotInProgress) << nameOf(status);
}

TEST(Gates, StandAtFiveErrorsAndNinetyFiveSuccessesOfAHundred) {
  EXPECT_EQ(gate({.exposures = 1'000, .successes = 951, .errors = 49}), Gate::Open);
  EXPECT_EQ(gate({.exposures = 1'000, .successes = 950, .errors = 50}), Gate::TooManyErrors);
  EXPECT_EQ(gate({.exposures = 1'000, .successes = 100, .errors = 5}), Gate::Open);
  EXPECT_EQ(gate({.exposures = 1'000, .successes = 95, .errors = 5}), Gate::TooFewSuccesses);
  EXPECT_EQ(gate({.exposures = 10, .successes = 0, .errors = 1}), Gate::TooManyErrors);
}

TEST(Gates, AreOverriddenWhereTimeOrFiguresAreMissingAndNeverWhereTheyAreBad) {
  EXPECT_EQ(gate(good, 0, true), Gate::Open);
  EXPECT_EQ(gate({}, 0, true), Gate::Open);
  EXPECT_EQ(gate({.exposures = 100, .successes = 0, .errors = 6}, served, true), Gate::TooManyErrors);
  EXPECT_EQ(gate({.exposures = 1'000, .successes = 0, .errors = 6}, served, true), Gate::TooFewSuccesses);
}

TEST(Failing, IsMoreThanFiveErrorsOfAHundredWithAtLeastTwentyExposures) {
  EXPECT_FALSE(isFailing({.exposures = 19, .successes = 0, .errors = 19}));
  EXPECT_TRUE(isFailing({.exposures = 20, .successes = 18, .errors = 2}));
  EXPECT_FALSE(isFailing({.exposures = 20, .successes = 19, .errors = 1}));
  EXPECT_TRUE(isFailing({.exposures = 100, .successes = 94, .errors = 6}));
  EXPECT_FALSE(isFailing({.exposures = 100, .successes = 95, .errors = 5}));
  EXPECT_FALSE(isFailing({}));
}

TEST(Features, HaveNamesAndPhases) {
  EXPECT_EQ(featureNamed("tabSync"), Feature::TabSync);
  EXPECT_EQ(featureNamed("tabsync"), std::nullopt);
  EXPECT_EQ(nameOf(Feature::VoiceInput), "voiceInput");
  const std::string phases = [] {
    std::string all;
    for (const auto name : featureNames) all += std::to_string(phaseOf(*featureNamed(name)));
    return all;
  }();
  EXPECT_EQ(phases, "11122223334");
}

}  // namespace
}  // namespace pipit
