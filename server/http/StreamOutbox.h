#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

#include "domain/Switchboard.h"
#include "domain/admin/News.h"

namespace pipit::server {

// Why a stream ended. Gone: its reader went, or takes nothing more.
enum class StreamEnd : std::uint8_t { None, TooSlow, Replaced, Stopped, Gone, Expired };

// What waits to be written to one event stream. The desk puts in, the network takes out; what is put in while
// a write is on its way goes out as one.
class StreamOutbox : public Listener, public Reader {
 public:
  // `ring` wakes the one who takes; it may be called from any thread.
  explicit StreamOutbox(std::function<void(StreamEnd)> ring) : ring_(std::move(ring)) {}

  void onMessage(const Message& message) override;
  void onDelta(const Delta& delta) override;
  void onTyping() override;
  void onReplaced() override { end(StreamEnd::Replaced); }
  void onTouched(Topic topic, const std::string& site) override;
  void onAllTouched() override;
  void onLeave() override { end(StreamEnd::Expired); }
  void end(StreamEnd reason);

  struct Batch {
    std::string text;
    StreamEnd end = StreamEnd::None;
  };
  // Whatever was taken before has been written.
  Batch take();
  bool isEmpty();

 private:
  void put(std::string event);

  std::function<void(StreamEnd)> ring_;
  std::mutex mutex_;
  std::string waiting_;
  std::size_t onItsWay_ = 0;
  StreamEnd end_ = StreamEnd::None;
};

// An event of the stream. Only what is part of the record has an id.
std::string messageEvent(const Message& message, bool withId = true);
std::string deltaEvent(const Delta& delta);

}  // namespace pipit::server
