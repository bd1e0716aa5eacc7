#pragma once

#include <cstdint>

#include "base/Verify.h"
#include "base/limits.h"

namespace pipit {

// Rows that are taken for equally high until they are measured: of one kind (what the row is) and one width
// class (how much its text has to wrap). What each number means is the owner's business.
class RowClass {
 public:
  constexpr RowClass() = default;
  constexpr RowClass(std::uint32_t kind, std::uint32_t width)
      : number_(static_cast<std::uint8_t>(kind * limits::rowWidths + width)) {
    PIPIT_VERIFY(kind < limits::rowKinds && width < limits::rowWidths);
  }
  [[nodiscard]] static constexpr RowClass numbered(std::uint32_t number) {
    return {number / limits::rowWidths, number % limits::rowWidths};
  }

  // Below limits::rowClasses.
  [[nodiscard]] constexpr std::uint32_t number() const { return number_; }
  friend bool operator==(RowClass, RowClass) = default;

 private:
  std::uint8_t number_ = 0;
};

}  // namespace pipit
