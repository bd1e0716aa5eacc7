#include "stream/EventStreamParser.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace pipit {

std::list<StreamEvent> EventStreamParser::feed(std::string_view chunk) {
  std::list<StreamEvent> events;
  while (!chunk.empty()) {
    if (std::exchange(afterCarriageReturn_, false) && chunk.front() == '\n') {
      chunk.remove_prefix(1);
      continue;
    }
    const auto endsLine = [](char character) { return character == '\n' || character == '\r'; };
    const auto end = static_cast<std::size_t>(std::ranges::find_if(chunk, endsLine) - chunk.begin());
    const std::string_view piece = chunk.substr(0, end);
    if (line_.size() + piece.size() > limits::streamLineBytes) lineTooLong_ = true;
    if (!lineTooLong_) line_ += piece;
    if (end == chunk.size()) break;
    afterCarriageReturn_ = chunk[end] == '\r';
    chunk.remove_prefix(end + 1);
    endLine(events);
  }
  return events;
}

void EventStreamParser::reset() {
  const std::uint32_t dropped = dropped_;
  *this = EventStreamParser{};
  dropped_ = dropped;
}

void EventStreamParser::endLine(std::list<StreamEvent>& events) {
  constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
  std::string_view line = line_;
  if (std::exchange(atStart_, false) && line.starts_with(byteOrderMark))
    line.remove_prefix(byteOrderMark.size());
  if (std::exchange(lineTooLong_, false)) {
    eventTooLong_ = true;
  } else if (line.empty()) {
    dispatch(events);
  } else if (line.front() != ':') {
    takeField(line);
  }
  line_.clear();
}

void EventStreamParser::takeField(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  std::string_view value = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  if (name == "event") {
    event_.type = value;
  } else if (name == "id" && value.find('\0') == std::string_view::npos) {
    event_.id = value;
  } else if (name == "data") {
    if (event_.data.size() + value.size() > limits::streamEventBytes) {
      eventTooLong_ = true;
      return;
    }
    if (std::exchange(hasData_, true)) event_.data += '\n';
    event_.data += value;
  }
}

void EventStreamParser::dispatch(std::list<StreamEvent>& events) {
  StreamEvent event = std::exchange(event_, {});
  const bool hasData = std::exchange(hasData_, false);
  if (std::exchange(eventTooLong_, false)) {
    ++dropped_;
  } else if (hasData) {
    if (event.type.empty()) event.type = "message";
    events.push_back(std::move(event));
  }
}

}  // namespace pipit
