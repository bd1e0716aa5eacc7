#pragma once

#include "domain/Clock.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"

namespace pipit::server {

// Conversations go when they were kept as long as their site wants (docs/privacy.md), and sessions when
// nobody can come in with them. Several services may do this at once. Runs on the desk's thread.
class Retention {
 public:
  struct Parts {
    Store& store;
    Telemetry& telemetry;
    WallClock clock;
  };

  explicit Retention(Parts parts) : parts_(std::move(parts)) {}

  // A part of what is too old. The answer is when to come back.
  SteadyTime sweep(SteadyTime now);

 private:
  // Whether there is more of it.
  bool forget(const Site& site);

  Parts parts_;
  SteadyTime sweepAt_{};
};

}  // namespace pipit::server
