#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace pipit::concierge {

// All that a product can be.
inline constexpr std::array<std::string_view, 4> kCategories{"ring", "necklace", "earring", "bracelet"};
inline constexpr std::array<std::string_view, 4> kMetals{"platinum", "14k_yellow", "14k_white", "14k_rose"};
inline constexpr std::array<std::string_view, 5> kTags{"minimal", "statement", "motif", "classic", "gift"};

[[nodiscard]] inline bool isOneOf(std::string_view value, std::span<const std::string_view> known) {
  return std::ranges::find(known, value) != known.end();
}

}  // namespace pipit::concierge
