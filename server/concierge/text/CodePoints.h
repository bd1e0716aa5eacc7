#pragma once

#include <string>
#include <string_view>

namespace pipit::concierge {

// The code points of UTF-8 that `normalise` has made: it is sound.
[[nodiscard]] std::u32string codePoints(std::string_view normalised);

// "Hello" of "hellooo": three of a letter or more are one.
[[nodiscard]] std::string withoutStretching(std::string_view normalised);

}  // namespace pipit::concierge
