#pragma once

#include <string_view>

namespace pipit::concierge {

// Whether one letter added, left out or changed, or two neighbours swapped, turns one word into the other.
[[nodiscard]] bool isOneEdit(std::string_view one, std::string_view other);

}  // namespace pipit::concierge
