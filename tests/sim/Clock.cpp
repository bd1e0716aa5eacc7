#include "Clock.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace pipit::sim {

Task Life::only(Task task) const {
  return [token = std::weak_ptr(token_), task = std::move(task)] {
    if (!token.expired()) task();
  };
}

bool Clock::isLater(const Entry& one, const Entry& other) {
  return std::tie(one.when, one.number) > std::tie(other.when, other.number);
}

void Clock::at(double when, Task task) {
  heap_.push_back({std::max(when, now_), ++lastNumber_, std::move(task)});
  std::ranges::push_heap(heap_, isLater);
}

void Clock::runUntil(double end) {
  while (!heap_.empty() && heap_.front().when <= end) {
    std::ranges::pop_heap(heap_, isLater);
    const Entry next = std::move(heap_.back());
    heap_.pop_back();
    now_ = next.when;
    next.task();
  }
  now_ = end;
}

}  // namespace pipit::sim
