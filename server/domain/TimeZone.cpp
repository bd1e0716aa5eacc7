#include "domain/TimeZone.h"

#include <date/tz.h>

#include <chrono>
#include <stdexcept>
#include <string>

namespace pipit::server {

namespace {

date::local_seconds localTime(std::int64_t minutes) {
  return date::local_seconds(std::chrono::minutes(minutes));
}

}  // namespace

// The library says by an exception that there is no such zone, or no database.
std::optional<TimeZone> TimeZone::find(std::string_view name) {
  try {
    return TimeZone(*date::locate_zone(std::string(name)));
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

std::int64_t TimeZone::dayAt(std::int64_t moment) const {
  const date::sys_seconds time{std::chrono::seconds(moment)};
  return date::floor<date::days>(zone_->to_local(time)).time_since_epoch().count();
}

std::int64_t TimeZone::firstMoment(std::int64_t minutes) const {
  return zone_->to_sys(localTime(minutes), date::choose::earliest).time_since_epoch().count();
}

std::int64_t TimeZone::lastMoment(std::int64_t minutes) const {
  return zone_->to_sys(localTime(minutes), date::choose::latest).time_since_epoch().count();
}

std::string TimeZone::minuteAt(std::int64_t moment) const {
  const date::sys_seconds time{std::chrono::seconds(moment)};
  return date::format("%Y-%m-%d %H:%M", zone_->to_local(time));
}

}  // namespace pipit::server
