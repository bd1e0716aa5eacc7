#pragma once

#include <optional>
#include <string_view>

namespace pipit {

// Takes the number of RFC 8259 that the text begins with off it. Nothing if there is none, or none that a
// double can hold. Rounded exactly where the digits make an integer below 2^53 and the power of ten is at
// most 22, as in every time, count and price, and where all is an integer below 10^19; within ten units of
// the last place otherwise.
[[nodiscard]] std::optional<double> takeJsonNumber(std::string_view& text);

}  // namespace pipit
