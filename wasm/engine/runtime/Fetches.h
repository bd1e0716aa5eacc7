#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>

#include "runtime/Commands.h"

namespace pipit {

enum class FetchKind : std::uint8_t { Session, Chat, Stream, History, Config, End };

// HTTP requests under way, at most one of a kind.
class Fetches {
 public:
  struct Fetch {
    std::uint32_t request;
    FetchKind kind;
    std::string subject;  // what it is about: the client id of a chat message
    std::uint16_t status = 0;
    std::uint32_t retryAfter = 0;  // seconds
    std::string body;              // empty for a stream
    bool tooLarge = false;
    bool isOutdated = false;
  };

  void start(FetchKind kind, command::HttpRequest request, std::string subject, Commands& commands);
  void abort(FetchKind kind, Commands& commands);
  [[nodiscard]] bool isRunning(FetchKind kind) const;

  // The fetch that an event is about; nullptr for one that was aborted or never was.
  [[nodiscard]] Fetch* find(std::uint32_t request);
  void collect(Fetch& fetch, std::string_view chunk);
  // Those under way set out in another state of the network.
  void outdate();
  [[nodiscard]] Fetch finish(std::uint32_t request);

 private:
  std::list<Fetch> fetches_;
  std::uint32_t lastRequest_ = 0;
};

}  // namespace pipit
