#include "domain/Switchboard.h"

#include <algorithm>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

template <class Ears>
void dropDead(Ears& ears) {
  std::erase_if(ears, [](const auto& ear) { return ear.listener.expired(); });
}

template <class Ears>
void deliver(Ears& ears, const Message& message) {
  for (auto& ear : ears) {
    const auto living = ear.known < message.change ? ear.listener.lock() : nullptr;
    if (!living) continue;
    ear.known = message.change;
    living->onMessage(message);
  }
}

// What the one that is furthest behind knows.
template <class Ears>
std::int64_t leastKnown(const Ears& ears) {
  return std::ranges::min_element(ears, {}, [](const auto& ear) { return ear.known; })->known;
}

}  // namespace

void Switchboard::connect(const Pass& pass, const std::shared_ptr<Listener>& listener, std::int64_t known) {
  sweep();
  Ears& ears = lines_[pass.conversation];
  dropDead(ears);
  if (ears.size() == limits::kStreamsPerConversation) {
    if (const auto oldest = ears.front().listener.lock()) oldest->onReplaced();
    ears.pop_front();
  }
  ears.push_back({pass.session, listener, known});
}

void Switchboard::disconnect(const std::string& conversation) {
  const auto line = lines_.extract(conversation);
  if (line.empty()) return;
  for (const Ear& ear : line.mapped()) {
    if (const auto living = ear.listener.lock()) living->onReplaced();
  }
}

bool Switchboard::isHeard(const std::string& conversation) const {
  const auto line = lines_.find(conversation);
  return line != lines_.end() &&
         std::ranges::any_of(line->second, [](const Ear& ear) { return !ear.listener.expired(); });
}

void Switchboard::publish(const std::string& conversation, const Message& message) {
  const auto line = lines_.find(conversation);
  if (line == lines_.end()) return;
  dropDead(line->second);
  if (line->second.empty()) return;
  const std::int64_t known = leastKnown(line->second);
  // A number that was given before: the database has been restored.
  if (message.change <= known) return disconnect(conversation);
  if (message.change > known + 1) return catchUp(conversation);
  deliver(line->second, message);
}

void Switchboard::publish(const std::string& conversation, const Delta& delta) {
  const auto line = lines_.find(conversation);
  if (line == lines_.end()) return;
  for (const Ear& ear : line->second) {
    if (const auto living = ear.listener.lock()) living->onDelta(delta);
  }
}

void Switchboard::publishTyping(const std::string& conversation) {
  const auto line = lines_.find(conversation);
  if (line == lines_.end()) return;
  for (const Ear& ear : line->second) {
    if (const auto living = ear.listener.lock()) living->onTyping();
  }
}

void Switchboard::catchUp(const std::string& conversation) {
  const auto line = lines_.find(conversation);
  if (line == lines_.end()) return;
  try {
    dismissRevoked(line->second);
    if (!line->second.empty()) readInto(conversation, line->second);
  } catch (const StoreFailure& failure) {
    telemetry_.databaseFailed(failure.what());
    behind_.insert(conversation);
  }
}

void Switchboard::catchUpAll() {
  for (const auto& [conversation, ears] : lines_) behind_.insert(conversation);
  due_ = {};
}

std::optional<SteadyTime> Switchboard::advance(SteadyTime now) {
  if (behind_.empty()) return std::nullopt;
  if (due_ > now) return due_;
  for (std::size_t count = 0; count < limits::kCaughtUpAtOnce && !behind_.empty(); ++count) {
    const std::string conversation = behind_.extract(behind_.begin()).value();
    catchUp(conversation);
    const bool hasFailed = behind_.contains(conversation);
    due_ = hasFailed ? now + limits::kStoreRetry : now;
    if (hasFailed) break;
  }
  return behind_.empty() ? std::nullopt : std::optional(due_);
}

// The end of a session may have been said while nobody heard.
void Switchboard::dismissRevoked(Ears& ears) {
  std::erase_if(ears, [&](const Ear& ear) {
    const auto living = ear.listener.lock();
    if (!living) return true;
    if (!store_.isRevoked(ear.session)) return false;
    living->onReplaced();
    return true;
  });
}

void Switchboard::readInto(const std::string& conversation, Ears& ears) {
  const std::int64_t latest = store_.latestChange(conversation);
  const auto isAhead = [&](const Ear& ear) { return ear.known > latest; };
  if (std::ranges::any_of(ears, isAhead)) return disconnect(conversation);
  std::vector<Message> page;
  do {
    page = store_.changesAfter(conversation, leastKnown(ears), limits::kBacklogPage);
    for (const Message& message : page) deliver(ears, message);
    dropDead(ears);
  } while (page.size() == static_cast<std::size_t>(limits::kBacklogPage) && !ears.empty());
}

// Silent conversations would keep their dead listeners: as often as there are lines, look at all of them.
void Switchboard::sweep() {
  if (connectsUntilSweep_-- > 0) return;
  for (auto& [conversation, ears] : lines_) dropDead(ears);
  std::erase_if(lines_, [](const auto& line) { return line.second.empty(); });
  connectsUntilSweep_ = std::max<std::size_t>(lines_.size(), 64);
}

}  // namespace pipit::server
