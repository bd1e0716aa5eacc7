#include "TabsWorld.h"

#include <algorithm>

namespace pipit {

TabsWorld::TabsWorld(std::vector<Harness*> frames) {
  for (Harness* frame : frames) add(*frame);
}

void TabsWorld::add(Harness& frame) {
  frame.world = this;
  frames_.push_back(&frame);
}

void TabsWorld::settle() {
  std::deque<std::pair<Harness*, Event>> kept;
  while (!events_.empty()) {
    auto [frame, event] = std::move(events_.front());
    events_.pop_front();
    if (frame == frozen_) {
      kept.emplace_back(frame, std::move(event));
    } else {
      frame->tell(std::move(event));
    }
  }
  events_ = std::move(kept);
}

void TabsWorld::advance(double milliseconds) {
  constexpr double step = 50;
  for (double passed = 0; passed < milliseconds; passed += step) {
    for (Harness* frame : frames_)
      if (frame != frozen_ && frame != numb_) frame->advance(step);
    settle();
  }
}

void TabsWorld::crash(Harness& frame) {
  std::erase(frames_, &frame);
  close(frame);
  std::erase_if(events_, [&](const auto& event) { return event.first == &frame; });
  release(frame);
}

void TabsWorld::thaw() {
  frozen_ = nullptr;
  settle();
}

void TabsWorld::open(Harness& frame) {
  if (hasChannel) open_.push_back(&frame);
  raise(frame, event::TabsOpened{hasChannel});
}

void TabsWorld::close(Harness& frame) {
  std::erase(open_, &frame);
}

void TabsWorld::post(Harness& frame, const std::string& data) {
  for (Harness* other : open_)
    if (other != &frame && other != deaf) raise(*other, event::TabMessage{data});
}

void TabsWorld::request(Harness& frame, bool steal) {
  if (!hasLocks) return raise(frame, event::LockChanged{wire::LockState::Refused});
  std::erase(waiting_, &frame);
  if (steal && holder_ && holder_ != &frame)
    raise(*std::exchange(holder_, nullptr), event::LockChanged{wire::LockState::Lost});
  if (!holder_) return grant(frame);
  waiting_.push_back(&frame);
}

void TabsWorld::release(Harness& frame) {
  std::erase(waiting_, &frame);
  if (holder_ != &frame) return;
  holder_ = nullptr;
  if (waiting_.empty()) return;
  Harness* next = waiting_.front();
  waiting_.pop_front();
  grant(*next);
}

void TabsWorld::grant(Harness& frame) {
  holder_ = &frame;
  raise(frame, event::LockChanged{wire::LockState::Granted});
}

}  // namespace pipit
