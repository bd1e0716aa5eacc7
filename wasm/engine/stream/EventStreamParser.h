#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>

namespace pipit {

struct StreamEvent {
  std::string type;  // "message" where the stream names none
  std::string data;
  std::string id;  // of this event alone: empty where it has none
};

// The parser of text/event-stream (HTML standard, 9.2.6 "Interpreting an event stream"), fed in pieces of any
// size. It differs in two points: an id belongs to the event it stands in, since ours are change numbers; and
// a line or an event beyond its limit is dropped up to its end and counted.
class EventStreamParser {
 public:
  [[nodiscard]] std::list<StreamEvent> feed(std::string_view chunk);
  // For a new connection: half an event at the end of the old one never was.
  void reset();
  [[nodiscard]] std::uint32_t dropped() const { return dropped_; }

 private:
  void endLine(std::list<StreamEvent>& events);
  void takeField(std::string_view line);
  void dispatch(std::list<StreamEvent>& events);

  std::string line_;
  bool lineTooLong_ = false;
  bool afterCarriageReturn_ = false;
  bool atStart_ = true;
  StreamEvent event_;
  bool hasData_ = false;
  bool eventTooLong_ = false;
  std::uint32_t dropped_ = 0;
};

}  // namespace pipit
