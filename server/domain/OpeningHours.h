#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Site.h"

namespace pipit::server {

// From one moment to another, in seconds since 1970, UTC.
struct Opening {
  std::int64_t from = 0;
  std::int64_t until = 0;

  bool operator==(const Opening&) const = default;
};

// When somebody is there, from what is open at this moment (in milliseconds since 1970) on: ascending, apart
// from one another, at most limits::kOpenings. None within a year: an empty list. Nothing where the site has
// no hours.
[[nodiscard]] std::optional<std::vector<Opening>> openingsOf(const Site& site, std::int64_t now);

// Whether somebody is there at this moment: always, where the site has no hours.
[[nodiscard]] bool isOpen(const Site& site, std::int64_t now);

// As the configuration carries them: "1791187200-1791216000 …"; "-" where there are none.
[[nodiscard]] std::string textOf(const std::vector<Opening>& openings);

// "2026-12-25" in days since 1970-01-01.
[[nodiscard]] std::optional<std::int64_t> dayOf(std::string_view date);

}  // namespace pipit::server
