#pragma once

#include <cstdint>
#include <string>

#include "Chance.h"
#include "Clock.h"
#include "Trace.h"
#include "Weather.h"
#include "base/Instant.h"

namespace pipit::sim {

// What must always hold does not. The run ends.
struct Violation {
  std::string what;
};

// What happened in one run, to show that the runs are not idle.
struct Tally {
  std::uint64_t events = 0;
  std::uint64_t written = 0;
  std::uint64_t confirmed = 0;
  std::uint64_t troubles = 0;
  std::uint64_t conflicts = 0;
  std::uint64_t refusals = 0;  // of writes, for want of room
  std::uint64_t engines = 0;
};

// Time, chance and weather: what everybody in a run shares.
struct Scene {
  Scene(std::uint64_t seed, Trace::Wanted wanted) : chance(seed), trace(wanted) {}

  // By the clock of the visitor's device, which may jump.
  [[nodiscard]] Instant instant() const { return {clock.now(), clock.now() + wallShift}; }
  template <typename... Parts>
  void say(const Parts&... parts) {
    trace.say(clock.now(), parts...);
  }

  Clock clock;
  Chance chance;
  Trace trace;
  Weather weather;
  Tally tally;
  bool online = true;
  double wallShift = 1732150000000;
};

}  // namespace pipit::sim
