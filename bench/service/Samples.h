#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace bench {

// Times of one measurement, and how long it took in all.
class Samples {
 public:
  using Clock = std::chrono::steady_clock;

  void add(Clock::duration time) { times_.push_back(time); }
  // {"count":…,"perSecond":…,"p50":…,"p95":…,"p99":…}, in milliseconds.
  std::string json(Clock::duration took);

 private:
  double quantile(double part) const;

  std::vector<Clock::duration> times_;
};

}  // namespace bench
