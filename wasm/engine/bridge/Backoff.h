#pragma once

#include <cstdint>

#include "base/Random.h"

namespace pipit {

// Exponential backoff with full jitter: the wait before attempt n is uniform in [0, min(cap, base * 2^n)).
// Source: Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
class Backoff {
 public:
  // Milliseconds.
  constexpr Backoff(double base, double cap) : base_(base), cap_(cap) {}

  // Notes a failure at `now` and sets the time of the next attempt.
  void fail(double now, Random& random);
  // The next attempt not before that, whatever the failures so far.
  void postpone(double until) { notBefore_ = until; }
  void reset();
  // The next attempt at once, though the failures still count.
  void hurry() { notBefore_ = 0; }

  [[nodiscard]] bool due(double now) const { return now >= notBefore_; }
  [[nodiscard]] double notBefore() const { return notBefore_; }
  [[nodiscard]] std::uint32_t failures() const { return failures_; }

 private:
  double base_;
  double cap_;
  double notBefore_ = 0;
  std::uint32_t failures_ = 0;
};

}  // namespace pipit
