#pragma once

namespace pipit {

// The time of an event, handed in from outside: the engine has no clock of its own.
struct Instant {
  // Milliseconds on a clock that never goes back. For deadlines and intervals.
  double now = 0;
  // Milliseconds since 1970 by the device's clock, which may be wrong by days or jump. For display and
  // expiry, never for order.
  double wall = 0;
};

}  // namespace pipit
