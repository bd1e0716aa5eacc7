#include "viewport/ScrollSpeed.h"

#include <algorithm>

#include "base/limits.h"

namespace pipit {

void ScrollSpeed::note(Units moved, double now) {
  // Events of one frame, and the first of a scroll, say nothing of the time that it took.
  const double passed = isMoving(now) ? std::max(now - last_, limits::frameTime) : limits::frameTime;
  const double speed = static_cast<double>(moved) / passed;
  speed_ = isMoving(now) ? (speed_ + speed) / 2 : speed;
  last_ = now;
  restsAt_ = now + limits::scrollRest;
}

Units ScrollSpeed::within(double milliseconds, double now) const {
  return isMoving(now) ? static_cast<Units>(speed_ * milliseconds) : 0;
}

}  // namespace pipit
