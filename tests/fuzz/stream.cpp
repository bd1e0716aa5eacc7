#include <cstddef>
#include <cstdint>

#include "Require.h"
#include "stream/EventStreamParser.h"

// Whatever the bytes: the events are the same however the stream is cut.

namespace {

void append(std::string& all, const std::list<pipit::StreamEvent>& events) {
  for (const auto& event : events)
    all.append(event.type)
        .append(1, '\0')
        .append(event.id)
        .append(1, '\0')
        .append(event.data)
        .append(1, '\0');
}

// The pieces' lengths come from the bytes themselves.
std::string inPieces(std::string_view text, std::size_t longest) {
  pipit::EventStreamParser parser;
  std::string all;
  while (!text.empty()) {
    const std::size_t length = 1 + static_cast<std::uint8_t>(text.front()) % longest;
    append(all, parser.feed(text.substr(0, length)));
    text.remove_prefix(std::min(length, text.size()));
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  pipit::EventStreamParser parser;
  std::string whole;
  append(whole, parser.feed(text));
  require(inPieces(text, 1) == whole);
  require(inPieces(text, 16) == whole);
  return 0;
}
