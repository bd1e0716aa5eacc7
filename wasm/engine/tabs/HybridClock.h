#pragma once

namespace pipit {

// Orders what happens in several tabs of one device whose clock may be wrong or jump: a stamp is the device's
// milliseconds, but always greater than every stamp that was given or seen before. So what is done after
// something was seen is stamped after it.
// Source: Kulkarni et al., "Logical Physical Clocks", 2014; the logical part is folded into the milliseconds.
class HybridClock {
 public:
  // The stamp of what happens now; `wall` in milliseconds since 1970.
  [[nodiscard]] double stamp(double wall);
  // One from elsewhere. False: no clock that is wrong by days would give it, and it is not believed; or it is
  // of before what was forgotten.
  bool see(double stamp, double wall);
  void forgetBefore(double stamp) { forgotten_ = stamp; }

 private:
  double last_ = 0;
  double forgotten_ = 0;
};

}  // namespace pipit
