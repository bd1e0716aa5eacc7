#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "Chance.h"
#include "Clock.h"
#include "Fault.h"
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
  std::uint64_t engines = 0;
  std::array<std::uint64_t, faults> happened{};

  [[nodiscard]] std::uint64_t of(Fault fault) const { return happened[static_cast<std::size_t>(fault)]; }
};

// What the visitor's browser lets frames have.
struct Grants {
  bool channels = true;
  bool locks = true;
  bool storage = true;
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

  void note(Fault fault) { ++tally.happened[static_cast<std::size_t>(fault)]; }

  Clock clock;
  Chance chance;
  Trace trace;
  Weather weather;
  Tally tally;
  Grants browser;
  bool online = true;
  // Requests, as they set out, and the newest that arrived.
  std::uint64_t lastRequest = 0;
  std::uint64_t newestArrived = 0;
  double wallShift = 1732150000000;
};

}  // namespace pipit::sim
