#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "Concierge.h"
#include "catalogue/Product.h"
#include "vocabulary/Language.h"

namespace pipit::concierge {

// "$1,500"
[[nodiscard]] std::string formatDollars(int dollars);

// "28 October 2026" from "2026-10-28"; what is no date stays as it is.
[[nodiscard]] std::string formatDate(std::string_view date, Language language = Language::English);

// "14k rose gold"
[[nodiscard]] std::string formatMetal(std::string_view metal);

// "a, b or c"
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view lastJoint);

[[nodiscard]] Card productCard(const Product& product);

// The beginning of a text, of at most so many bytes, never half a character.
[[nodiscard]] std::string cut(std::string text, std::size_t most);

// The beginning of a text that fits an answer, never half a character.
[[nodiscard]] std::string fitting(std::string text);

}  // namespace pipit::concierge
