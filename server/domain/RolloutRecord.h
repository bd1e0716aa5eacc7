#pragma once

#include <cstdint>
#include <string>

#include "domain/Flag.h"
#include "flags/Rollout.h"

namespace pipit::server {

// A feature on its way to everybody. One for each feature, at most.
struct RolloutRecord {
  Feature feature = Feature::ParentStorage;
  Rollout rollout = {};
  std::string plan = {};    // as RolloutPlan reads it
  std::size_t step = 0;     // of the plan
  std::int64_t since = 0;   // when the step began, or went on after a pause: milliseconds since 1970
  std::int64_t served = 0;  // how long it had stood before that
};

// What happened to one. `kind`: "created", "started", "advanced", "overridden" (advanced, though a gate was
// shut), "paused", "resumed" or "rolled_back".
struct RolloutEvent {
  std::string feature;
  std::string kind;
  std::int64_t percentage = 0;
  Signature signature;
};

}  // namespace pipit::server
