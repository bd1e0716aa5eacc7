#pragma once

#include "base/limits.h"
#include "viewport/Units.h"

namespace pipit {

// Where in the browser's scroll range a place of the list stands.
//
// A browser cuts an element's height off (Firefox at 17.9 million px, Chrome at 33.5) and rounds offsets off
// long before, and a million rows are higher. So the element is at most limits::scrollExtent high, and is a
// window onto the list:
//
//   list     0 ─────────┬───────────────┬───────────────── total
//                       │ base          │
//   element             0 ───────────── extent
//
// Scrolling is by the pixel: the base stands still. At rest the element is moved, together with the scroll
// offset, so that nothing seen moves, to where the scroll bar's thumb shows the place. A movement that only
// the thumb, Home and End can make goes to the place that the thumb shows.
//
// A quarter of the element at each end shows as much of the list, pixel for pixel, so that nobody who scrolls
// runs into an end of the element that is none of the list; the half between shows the rest, the denser the
// longer the list is.
class ScrollSpace {
 public:
  // Of the list, and of the viewport on it.
  ScrollSpace(Units total, Units height) : total_(total), height_(height) {}

  // The list's last offset at which the viewport is full; and the element's scroll offset there.
  [[nodiscard]] Units bottom() const { return total_ > height_ ? total_ - height_ : 0; }
  [[nodiscard]] bool isScaled() const { return total_ > extent; }
  // The scroll offset that shows a place of the list, and the other way round.
  [[nodiscard]] Units scrollFor(Units top) const;
  [[nodiscard]] Units topFor(Units scroll) const;
  // How far from that the scroll offset may be at rest. Half the way to either end always stays free.
  [[nodiscard]] Units tolerance(Units scroll) const;
  // Too far for a wheel, a finger or a key.
  [[nodiscard]] bool isLeap(Units moved) const;
  // The most that the element may go on behind a place of it.
  [[nodiscard]] static Units roomBehind(Units place) { return place < extent ? extent - place : 0; }

 private:
  static constexpr Units extent = limits::scrollExtent * unitsPerPixel;
  static constexpr Units end = extent / 4;
  [[nodiscard]] Units scrollMost() const { return extent - height_; }
  [[nodiscard]] double density() const;

  Units total_;
  Units height_;
};

}  // namespace pipit
