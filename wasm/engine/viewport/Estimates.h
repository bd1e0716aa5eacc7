#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "viewport/RowClass.h"
#include "viewport/Units.h"

namespace pipit {

// How high the rows of each class are before they are measured: the mean of those that were. It is taken anew
// when twice as many are known as at the last time, since each costs a pass over all rows.
class Estimates {
 public:
  Estimates() { heights_.fill(limits::unknownRowHeight * unitsPerPixel); }

  [[nodiscard]] Units of(RowClass of) const { return heights_[of.number()]; }
  // A row's first measurement.
  void learn(RowClass of, Units height);
  // The rows are laid out anew, in another width: what was learned holds until something better is.
  void forget() { known_.fill({}); }
  // A class whose estimate has just become another, until there is none.
  [[nodiscard]] std::optional<RowClass> takeChanged();

 private:
  struct Known {
    Units sum = 0;
    std::uint32_t rows = 0;
    std::uint32_t rowsAtLast = 0;
  };

  std::array<Units, limits::rowClasses> heights_;
  std::array<Known, limits::rowClasses> known_{};
};

}  // namespace pipit
