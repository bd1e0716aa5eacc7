#include "EventLoop.h"

#include <utility>

namespace pipit::sim {

void EventLoop::post(Task task) {
  waiting_.push_back(std::move(task));
  drain();
}

void EventLoop::release() {
  if (holds_ > 0) --holds_;
  drain();
}

void EventLoop::drain() {
  if (running_) return;
  running_ = true;
  while (holds_ == 0 && !waiting_.empty()) {
    const Task task = std::move(waiting_.front());
    waiting_.pop_front();
    task();
  }
  running_ = false;
}

}  // namespace pipit::sim
