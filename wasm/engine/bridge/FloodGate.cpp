#include "bridge/FloodGate.h"

#include "base/limits.h"

namespace pipit {

bool FloodGate::lets(double now) {
  if (now >= windowEnds_) {
    windowEnds_ = now + limits::floodWindow;
    taken_ = 0;
  }
  if (taken_ == limits::floodMessages) return false;
  ++taken_;
  return true;
}

}  // namespace pipit
