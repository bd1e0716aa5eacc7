#include "Samples.h"

#include <algorithm>
#include <boost/json.hpp>

namespace bench {

namespace {

double milliseconds(Samples::Clock::duration time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

}  // namespace

std::string Samples::json(Clock::duration took) {
  std::ranges::sort(times_);
  const auto count = static_cast<double>(times_.size());
  return boost::json::serialize(boost::json::object{{"count", times_.size()},
                                                    {"perSecond", count * 1'000 / milliseconds(took)},
                                                    {"p50", quantile(.5)},
                                                    {"p95", quantile(.95)},
                                                    {"p99", quantile(.99)}});
}

double Samples::quantile(double part) const {
  if (times_.empty()) return 0;
  const auto place = static_cast<std::size_t>(static_cast<double>(times_.size()) * part);
  return milliseconds(times_[std::min(place, times_.size() - 1)]);
}

}  // namespace bench
