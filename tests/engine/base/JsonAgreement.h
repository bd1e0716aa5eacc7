#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/Json.h"

// Our tree as one of nlohmann_json. Of members with one name it has the last.
[[nodiscard]] nlohmann::json treeOf(const pipit::Json& value);

// What our reader and nlohmann_json say otherwise of this text; empty where they agree on whether it is JSON
// and on every value in it. Texts beyond our limits, and those that we treat otherwise on purpose, are
// compared by what our rules make of them.
[[nodiscard]] std::string disagreementOn(std::string_view text);
