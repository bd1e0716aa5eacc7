#pragma once

#include "viewport/Units.h"

namespace pipit {

// How fast the visitor scrolls, and whether: a scroll counts as under way until limits::scrollRest after its
// last event, unless its end is reported.
class ScrollSpeed {
 public:
  void note(Units moved, double now);
  void end() { restsAt_ = 0; }
  [[nodiscard]] bool isMoving(double now) const { return now < restsAt_; }
  [[nodiscard]] double restsAt() const { return restsAt_; }
  // How far it goes in that time, downwards positive; 0 at rest.
  [[nodiscard]] Units within(double milliseconds, double now) const;

 private:
  double speed_ = 0;  // units in a millisecond
  double last_ = 0;
  double restsAt_ = 0;
};

}  // namespace pipit
