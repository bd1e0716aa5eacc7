#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "metrics/Sketch.h"

namespace pipit {

// A part of sketch.json: "distributions", "written" or "refused".
nlohmann::json sketchRows(const char* part);

// The values of a row of sketch.json: by chance, and the same each time.
std::vector<double> valuesOf(const nlohmann::json& row);

Sketch sketchOf(const std::vector<double>& values);

}  // namespace pipit
