#include "domain/Switchboard.h"

#include <algorithm>

#include "domain/Limits.h"

namespace pipit::server {

namespace {
void dropDead(std::list<std::weak_ptr<Listener>>& listeners) {
  std::erase_if(listeners, [](const auto& listener) { return listener.expired(); });
}
}  // namespace

void Switchboard::connect(const std::string& conversation, const std::shared_ptr<Listener>& listener) {
  sweep();
  Listeners& listeners = lines_[conversation];
  dropDead(listeners);
  if (listeners.size() == limits::kStreamsPerConversation) {
    if (const auto oldest = listeners.front().lock()) oldest->onReplaced();
    listeners.pop_front();
  }
  listeners.push_back(listener);
}

void Switchboard::publish(const std::string& conversation, const Message& message) {
  forEach(conversation, [&](Listener& listener) { listener.onMessage(message); });
}

void Switchboard::publish(const std::string& conversation, const Delta& delta) {
  forEach(conversation, [&](Listener& listener) { listener.onDelta(delta); });
}

void Switchboard::forEach(const std::string& conversation, const std::function<void(Listener&)>& call) {
  const auto line = lines_.find(conversation);
  if (line == lines_.end()) return;
  for (const auto& listener : line->second) {
    if (const auto living = listener.lock()) call(*living);
  }
}

// Silent conversations would keep their dead listeners: as often as there are lines, look at all of them.
void Switchboard::sweep() {
  if (connectsUntilSweep_-- > 0) return;
  for (auto& [conversation, listeners] : lines_) dropDead(listeners);
  std::erase_if(lines_, [](const auto& line) { return line.second.empty(); });
  connectsUntilSweep_ = std::max<std::size_t>(lines_.size(), 64);
}

}  // namespace pipit::server
