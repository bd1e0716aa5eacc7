#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "Harness.h"

namespace pipit {

// What the browser does for the tabs of one visitor: the channel and the lock. Nothing is delivered before
// the test says so, each frame's messages in their order.
class TabsWorld {
 public:
  explicit TabsWorld(std::vector<Harness*> frames);

  // One that is opened later.
  void add(Harness& frame);
  // Until nobody has anything to say any more.
  void settle();
  // Time passes in all frames together, and what is said is heard.
  void advance(double milliseconds);
  // The frame is gone without a word.
  void crash(Harness& frame);
  // It hears and does nothing, and keeps its lock, until it thaws.
  void freeze(Harness& frame) { frozen_ = &frame; }
  void thaw();
  // It hears, and no timer of its own turns.
  void numb(Harness& frame) { numb_ = &frame; }

  [[nodiscard]] Harness* holder() const { return holder_; }

  // What is said now does not reach it.
  Harness* deaf = nullptr;
  bool hasChannel = true;
  bool hasLocks = true;

 private:
  friend class Harness;
  void open(Harness& frame);
  void close(Harness& frame);
  void post(Harness& frame, const std::string& data);
  void request(Harness& frame, bool steal);
  void release(Harness& frame);
  void grant(Harness& frame);
  void raise(Harness& frame, Event event) { events_.emplace_back(&frame, std::move(event)); }

  std::vector<Harness*> frames_;
  std::vector<Harness*> open_;
  std::deque<std::pair<Harness*, Event>> events_;
  std::deque<Harness*> waiting_;
  Harness* holder_ = nullptr;
  Harness* frozen_ = nullptr;
  Harness* numb_ = nullptr;
};

}  // namespace pipit
