#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipit {

// Bytes as text, 15 bits to a UTF-16 code unit: localStorage counts and stores code units, so this is the
// densest form that needs no surrogates. The code points are U+3400 to U+B3FF, all of them in the basic
// plane, three bytes each in UTF-8. A one and then zeros end the bits, so that the length needs no place of
// its own.
[[nodiscard]] std::string pack(std::string_view bytes);

// Nothing for what pack() does not give.
[[nodiscard]] std::optional<std::string> unpack(std::string_view text);

}  // namespace pipit
