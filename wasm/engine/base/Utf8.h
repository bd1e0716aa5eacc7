#pragma once

#include <cstddef>
#include <string_view>

namespace pipit {

// Well-formed by table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing beyond
// U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text);

// Of well-formed text.
[[nodiscard]] std::size_t countCodePoints(std::string_view text);

// The longest prefix of at most `bytes` bytes that does not split a code point.
[[nodiscard]] std::string_view truncateUtf8(std::string_view text, std::size_t bytes);

// Without leading and trailing ASCII white space.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace pipit
