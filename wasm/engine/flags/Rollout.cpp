#include "flags/Rollout.h"

#include <algorithm>

#include "flags/Bucket.h"
#include "flags/RolloutPlan.h"

namespace pipit {
namespace {

constexpr std::array<std::string_view, 5> statusNames = {"planned", "in_progress", "paused", "completed",
                                                         "rolled_back"};

// Of 100. An error rate is one of those who had the feature, a rate of success one of those who told.
constexpr std::int64_t mostErrors = 5;
constexpr std::int64_t leastSuccesses = 95;
// Fewer say nothing: one error in ten may be anything.
constexpr std::int64_t leastExposures = 20;

bool isAmong(const std::vector<std::string>& list, std::string_view customer) {
  return std::ranges::find(list, customer) != list.end();
}

Gate gateOf(const Outcomes& outcomes) {
  if (outcomes.errors * 100 >= outcomes.exposures * mostErrors) return Gate::TooManyErrors;
  const std::int64_t told = outcomes.successes + outcomes.errors;
  return outcomes.successes * 100 > told * leastSuccesses ? Gate::Open : Gate::TooFewSuccesses;
}

}  // namespace

std::string_view nameOf(RolloutStatus status) {
  return statusNames[static_cast<std::size_t>(status)];
}

std::optional<RolloutStatus> statusNamed(std::string_view name) {
  const auto found = std::ranges::find(statusNames, name);
  if (found == statusNames.end()) return std::nullopt;
  return static_cast<RolloutStatus>(found - statusNames.begin());
}

bool Rollout::includes(std::string_view customer, std::string_view feature) const {
  if (status != RolloutStatus::InProgress && status != RolloutStatus::Completed) return false;
  if (isAmong(blacklist, customer)) return false;
  return isAmong(whitelist, customer) || bucketOf(customer, feature) < percentage;
}

Gate gateBefore(RolloutStatus status, std::int64_t served, const Outcomes& outcomes, bool isOverridden) {
  if (status != RolloutStatus::InProgress) return Gate::NotInProgress;
  if (served < RolloutPlan::leastTime && !isOverridden) return Gate::TooSoon;
  const bool isKnown = outcomes.exposures > 0 && outcomes.successes + outcomes.errors > 0;
  if (!isKnown) return isOverridden ? Gate::Open : Gate::NothingKnown;
  return gateOf(outcomes);
}

bool isFailing(const Outcomes& outcomes) {
  return outcomes.exposures >= leastExposures && outcomes.errors * 100 > outcomes.exposures * mostErrors;
}

}  // namespace pipit
