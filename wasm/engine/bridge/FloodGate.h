#pragma once

#include <cstdint>

namespace pipit {

// Lets limits::floodMessages through in each limits::floodWindow and drops the rest: what a hostile script
// posts by the ten thousand must cost next to nothing.
class FloodGate {
 public:
  [[nodiscard]] bool lets(double now);

 private:
  double windowEnds_ = 0;
  std::uint32_t taken_ = 0;
};

}  // namespace pipit
