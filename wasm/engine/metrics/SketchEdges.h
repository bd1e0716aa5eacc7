#pragma once

#include <array>
#include <cstddef>

#include "metrics/Sketch.h"

namespace pipit {

using SketchEdges = std::array<double, Sketch::bins + 1>;

// Bin k has what is more than edge k and at most edge k + 1; the first has its lower edge as well. Computed
// at the first call: nine kilobytes that would not compress.
[[nodiscard]] const SketchEdges& sketchEdges();

}  // namespace pipit
