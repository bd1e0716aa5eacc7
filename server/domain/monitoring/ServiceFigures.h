#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "metrics/Sketch.h"

namespace pipit::server {

// What the service, or several that share a database, measured of itself in a span of time.
struct ServiceFigures {
  std::int64_t requests = 0;  // of the API
  std::int64_t errors = 0;    // answered 5xx
  std::int64_t databaseErrors = 0;
  std::int64_t limited = 0;  // requests refused by a rate limit
  std::int64_t loads = 0;    // of pipit.js: pages that have the widget, though browsers keep it for 5 minutes
  std::int64_t opens = 0;    // of the frame: pages on which somebody wanted the chat
  Sketch latency;            // of requests of the API, in milliseconds

  bool isEmpty() const;
  void merge(const ServiceFigures& other);
  std::string json() const;
  // Nothing: it is none of ours.
  static std::optional<ServiceFigures> read(std::string_view text);
  bool operator==(const ServiceFigures&) const = default;
};

// What was measured since somebody has taken it, by minutes since 1970. Safe from every thread.
class ServiceMeter {
 public:
  using Minutes = std::map<std::int64_t, ServiceFigures>;

  // `route`: its pattern.
  void answered(std::string_view route, int status, double milliseconds, std::int64_t at);
  void databaseFailed(std::int64_t at);

  Minutes take();
  // What could not be kept elsewhere.
  void giveBack(const Minutes& minutes);

 private:
  ServiceFigures& minuteOf(std::int64_t at);

  std::mutex mutex_;
  Minutes minutes_;
};

}  // namespace pipit::server
