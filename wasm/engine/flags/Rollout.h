#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pipit {

enum class RolloutStatus : std::uint8_t { Planned, InProgress, Paused, Completed, RolledBack };

// "in_progress", as it is stored and shown.
[[nodiscard]] std::string_view nameOf(RolloutStatus status);
[[nodiscard]] std::optional<RolloutStatus> statusNamed(std::string_view name);

// Who has a feature that comes step by step. Whoever is in at some percentage is in at each higher one.
struct Rollout {
  RolloutStatus status = RolloutStatus::Planned;
  int percentage = 0;
  std::vector<std::string> whitelist;
  std::vector<std::string> blacklist;

  [[nodiscard]] bool includes(std::string_view customer, std::string_view feature) const;
};

// What became of a feature in the last hour: how often somebody had it, and how that went, where it was told.
struct Outcomes {
  std::int64_t exposures = 0;
  std::int64_t successes = 0;
  std::int64_t errors = 0;

  auto operator<=>(const Outcomes&) const = default;
};

// How far back outcomes count, in milliseconds.
inline constexpr std::int64_t outcomeWindow = std::int64_t{60} * 60 * 1000;

// Why a rollout may not take its next step; Open: it may.
enum class Gate : std::uint8_t { Open, NotInProgress, TooSoon, NothingKnown, TooManyErrors, TooFewSuccesses };

// `served`: milliseconds that its step has stood. An override lets pass what has not been waited for and what
// is not known; never a feature that is known to fail.
[[nodiscard]] Gate gateBefore(RolloutStatus status, std::int64_t served, const Outcomes& outcomes,
                              bool isOverridden);

// Whether it fails so often that nobody should have it until somebody has looked.
[[nodiscard]] bool isFailing(const Outcomes& outcomes);

}  // namespace pipit
