#pragma once

#include <string>
#include <string_view>

namespace pipit::concierge {

// Folds what people type in many ways into one: compatibility forms, case, diacritics and vowel marks, the
// variants of Arabic letters and digits, typographic quotes and dashes, every kind of space. Signs that mean
// nothing become spaces. Takes any bytes: what is not UTF-8 becomes a space. Cut at kMaximumCodePoints.
[[nodiscard]] std::string normalise(std::string_view text);

}  // namespace pipit::concierge
