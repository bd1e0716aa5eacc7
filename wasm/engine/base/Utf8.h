#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pipit {

// Well-formed by table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing beyond
// U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text);

// Of well-formed text.
[[nodiscard]] std::size_t countCodePoints(std::string_view text);

// The longest prefix of at most `bytes` bytes that does not split a code point.
[[nodiscard]] std::string_view truncateUtf8(std::string_view text, std::size_t bytes);

// Takes the first code point off a text that is not empty. Of ill-formed text something, and never beyond its
// end.
[[nodiscard]] char32_t takeCodePoint(std::string_view& text);

// Adds a code point that is no surrogate and at most U+10FFFF.
void appendUtf8(std::string& text, char32_t codePoint);

// White space, controls, and what has no shape of its own: zero-width characters, fillers, marks of
// direction.
[[nodiscard]] bool isInvisible(char32_t codePoint);

// Without leading and trailing ASCII white space; empty where there is nothing to see. The rest keeps its
// invisible characters: they hold emojis together and scripts in order.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace pipit
