#include "bridge/Heartbeat.h"

#include <algorithm>

#include "base/limits.h"

namespace pipit {

void Heartbeat::start(double now) {
  missed_ = 0;
  next_ = now + limits::heartbeat;
}

bool Heartbeat::beat(double now) {
  if (!next_ || now < *next_) return false;
  next_ = now + limits::heartbeat;
  missed_ = std::min(missed_ + 1, limits::missedBeats + 1);
  return true;
}

bool Heartbeat::isLost() const {
  return missed_ > limits::missedBeats;
}

}  // namespace pipit
