#pragma once

#include <nlohmann/json.hpp>
#include <string>

// A behaviour table of tests/data, which TypeScript reads as well. Stops the program if it is missing or
// malformed.
nlohmann::json readTable(const std::string& file);
