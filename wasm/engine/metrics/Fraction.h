#pragma once

#include <cstdint>
#include <string>

namespace pipit {

// `parts` of 10^digits as a decimal number without needless zeros, at most six digits: 12500 of 10^3 is
// "12.5". base/JsonNumber reads exactly the same number while it has at most 15 digits.
[[nodiscard]] std::string fraction(std::uint64_t parts, int digits);

// How many parts a number has, the next whole one.
[[nodiscard]] std::uint64_t partsOf(double value, double partsEach);

[[nodiscard]] double toMillionth(double value);

}  // namespace pipit
