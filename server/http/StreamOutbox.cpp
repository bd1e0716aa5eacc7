#include "http/StreamOutbox.h"

#include <boost/json.hpp>
#include <utility>

#include "http/Limits.h"
#include "http/MessageJson.h"

namespace pipit::server {

namespace {

// JSON's own text never holds a line break.
std::string event(std::string_view name, const boost::json::object& data) {
  return "event: " + std::string(name) + "\ndata: " + boost::json::serialize(data) + "\n\n";
}

}  // namespace

void StreamOutbox::onMessage(const Message& message) {
  put(messageEvent(message));
}
void StreamOutbox::onDelta(const Delta& delta) {
  put(deltaEvent(delta));
}

void StreamOutbox::onTyping() {
  put(event("typing", {}));
}

void StreamOutbox::onTouched(Topic topic, const std::string& site) {
  boost::json::object data{{"topic", rowOf(topic).name}, {"site", nullptr}};
  if (!site.empty()) data["site"] = site;
  put(event("changed", data));
}
void StreamOutbox::onAllTouched() {
  put(event("changed", {{"topic", nullptr}, {"site", nullptr}}));
}

void StreamOutbox::end(StreamEnd reason) {
  {
    const std::lock_guard lock(mutex_);
    if (end_ == StreamEnd::None) end_ = reason;
  }
  ring_(reason);
}

StreamOutbox::Batch StreamOutbox::take() {
  const std::lock_guard lock(mutex_);
  onItsWay_ = waiting_.size();
  return {std::exchange(waiting_, {}), end_};
}

bool StreamOutbox::isEmpty() {
  const std::lock_guard lock(mutex_);
  return waiting_.empty() && end_ == StreamEnd::None;
}

void StreamOutbox::put(std::string event) {
  bool fits = false;
  {
    const std::lock_guard lock(mutex_);
    if (end_ != StreamEnd::None) return;
    fits = onItsWay_ + waiting_.size() + event.size() <= limits::kStreamBehindBytes;
    if (fits) waiting_ += event;
  }
  if (fits) {
    ring_(StreamEnd::None);
  } else {
    end(StreamEnd::TooSlow);
  }
}

std::string messageEvent(const Message& message, bool withId) {
  return (withId ? "id: " + std::to_string(message.change) + "\n" : "") + event("message", jsonOf(message));
}

std::string deltaEvent(const Delta& delta) {
  return event("delta", jsonOf(delta));
}

}  // namespace pipit::server
