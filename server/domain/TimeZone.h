#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace date {
class time_zone;
}

namespace pipit::server {

// The clocks of a place, by the system's tz database. Copied freely: the database lasts as long as the
// program.
class TimeZone {
 public:
  // By its name there: "Europe/Berlin".
  [[nodiscard]] static std::optional<TimeZone> find(std::string_view name);

  // The day there at that moment, in days since 1970-01-01. Moments are seconds since 1970, UTC.
  [[nodiscard]] std::int64_t dayAt(std::int64_t moment) const;

  // When clocks there show so many minutes since their own midnight of 1970-01-01. What they show twice is
  // the first or the last time; what they skip is the moment at which they do.
  [[nodiscard]] std::int64_t firstMoment(std::int64_t minutes) const;
  [[nodiscard]] std::int64_t lastMoment(std::int64_t minutes) const;

  // What clocks there show at that moment: "2026-11-22 14:46".
  [[nodiscard]] std::string minuteAt(std::int64_t moment) const;

 private:
  explicit TimeZone(const date::time_zone& zone) : zone_(&zone) {}

  const date::time_zone* zone_;
};

}  // namespace pipit::server
