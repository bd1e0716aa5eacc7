#include "viewport/ScrollSpace.h"

#include <algorithm>

namespace pipit {

// Pixels of the list in one of the element, between its ends.
double ScrollSpace::density() const {
  return static_cast<double>(bottom() - 2 * end) / static_cast<double>(scrollMost() - 2 * end);
}

Units ScrollSpace::scrollFor(Units top) const {
  if (!isScaled() || top <= end) return top;
  if (bottom() - top <= end) return scrollMost() - (bottom() - top);
  return end + static_cast<Units>(static_cast<double>(top - end) / density());
}

Units ScrollSpace::topFor(Units scroll) const {
  if (!isScaled() || scroll <= end) return scroll;
  if (scrollMost() - scroll <= end) return bottom() - (scrollMost() - scroll);
  return end + static_cast<Units>(static_cast<double>(scroll - end) * density());
}

Units ScrollSpace::tolerance(Units scroll) const {
  // What browsers round off.
  constexpr Units rounding = unitsPerPixel - 1;
  const Units room = std::min(scroll, scrollMost() - scroll);
  return isScaled() && room > end ? room / 2 : rounding;
}

bool ScrollSpace::isLeap(Units moved) const {
  constexpr Units leap = extent / 512;
  return isScaled() && (moved > leap || moved < -leap);
}

}  // namespace pipit
