#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace pipit::server {

// How long a window is, in seconds: what widgets report now, and what becomes of it later.
inline constexpr std::int64_t kFreshWindow = 300;
inline constexpr std::int64_t kRolledWindow = 3'600;
inline constexpr std::int64_t kDayWindow = 24 * kRolledWindow;

// What the widgets of a site measured in a span of time. Windows of one length do not overlap, and begin at
// multiples of it since 1970.
struct WidgetWindow {
  std::string site;
  std::int64_t seconds = kFreshWindow;
  std::int64_t starts = 0;   // milliseconds since 1970
  std::int64_t reports = 0;  // how many were merged
  std::string report;        // as Report::json() gives it
};

// Which are wanted: those that start from `from` on and before `to`.
struct WindowQuery {
  std::optional<std::vector<std::string>> sites = {};  // nothing: of all
  std::int64_t seconds = 0;                            // 0: of any length
  std::int64_t from = 0;
  std::int64_t to = std::numeric_limits<std::int64_t>::max();
};

// How many windows of a site there are.
struct WindowCount {
  std::string site;
  std::int64_t windows = 0;
};

}  // namespace pipit::server
