#pragma once

#include <string_view>

namespace pipit {

// Which hundredth of all a text falls into, 0 to 99: the same everywhere and for ever. It is |h mod 100|,
// where h = 31 h + each UTF-16 code unit of the text, in 32 bits with a sign. In UTF-8.
[[nodiscard]] int bucketOf(std::string_view text);

// That of "customer:feature": who is early with one feature is not early with all.
[[nodiscard]] int bucketOf(std::string_view customer, std::string_view feature);

}  // namespace pipit
