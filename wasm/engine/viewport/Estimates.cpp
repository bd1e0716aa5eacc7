#include "viewport/Estimates.h"

namespace pipit {

void Estimates::learn(RowClass of, Units height) {
  Known& known = known_[of.number()];
  known.sum += height;
  ++known.rows;
}

std::optional<RowClass> Estimates::takeChanged() {
  for (std::uint32_t i = 0; i < limits::rowClasses; ++i) {
    Known& known = known_[i];
    if (known.rows <= known.rowsAtLast * 2) continue;
    known.rowsAtLast = known.rows;
    const Units mean = known.sum / known.rows;
    if (mean == heights_[i]) continue;
    heights_[i] = mean;
    return RowClass::numbered(i);
  }
  return std::nullopt;
}

}  // namespace pipit
