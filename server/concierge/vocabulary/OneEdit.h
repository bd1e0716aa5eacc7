#pragma once

#include <string_view>

namespace pipit::concierge {

// Whether one letter added, left out or changed, or two neighbours swapped, turns one word into the other.
// Of code points: a letter of Arabic is two bytes long.
[[nodiscard]] bool isOneEdit(std::u32string_view one, std::u32string_view other);

}  // namespace pipit::concierge
