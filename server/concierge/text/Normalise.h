#pragma once

#include <string>
#include <string_view>

namespace pipit::concierge {

// Folds what people type in many ways into one: compatibility forms, case, diacritics, typographic quotes and
// dashes, every kind of space. Takes any bytes: what is not UTF-8 becomes a space. Cut at kMaximumCodePoints.
[[nodiscard]] std::string normalise(std::string_view text);

}  // namespace pipit::concierge
