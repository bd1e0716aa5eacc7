#pragma once

#include <deque>

#include "Clock.h"

namespace pipit::sim {

// A browser's thread for one document: tasks run one after the other, and wait while it is held up.
class EventLoop {
 public:
  void post(Task task);
  void hold() { ++holds_; }
  void release();
  [[nodiscard]] bool isHeld() const { return holds_ > 0; }

 private:
  void drain();

  std::deque<Task> waiting_;
  int holds_ = 0;
  bool running_ = false;
};

}  // namespace pipit::sim
