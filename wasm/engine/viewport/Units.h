#pragma once

#include <cstdint>

namespace pipit {

// Lengths in the list, in 1/64 px: what browsers lay out in (their LayoutUnit), and whole, so that sums are
// exact however often they change. A list is at most 2^20 rows of less than 2^20 px: below 2^46 units, which
// a double holds exactly as well.
using Units = std::int64_t;
inline constexpr Units unitsPerPixel = 64;

[[nodiscard]] constexpr double toPixels(Units units) {
  return static_cast<double>(units) / unitsPerPixel;
}

// Of what a browser reports: the nearest unit between 0 and `most`. What is no number is 0.
[[nodiscard]] constexpr Units toUnits(double pixels, Units most) {
  const double units = pixels * unitsPerPixel;
  if (!(units > 0)) return 0;
  return units < static_cast<double>(most) ? static_cast<Units>(units + 0.5) : most;
}

}  // namespace pipit
