#include "tabs/HybridClock.h"

#include <algorithm>
#include <cmath>

#include "base/limits.h"

namespace pipit {

double HybridClock::stamp(double wall) {
  last_ = std::max(std::floor(wall), last_ + 1);
  return last_;
}

bool HybridClock::see(double stamp, double wall) {
  const bool isBelievable = stamp <= std::max(wall, last_) + limits::clockError;
  if (isBelievable) last_ = std::max(last_, std::floor(stamp));
  return isBelievable && stamp >= forgotten_;
}

}  // namespace pipit
