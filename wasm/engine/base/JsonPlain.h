#pragma once

#include <cstddef>
#include <string_view>

namespace pipit {

// How many bytes at the start stand for themselves in a string of JSON: all but quotes, backslashes and
// controls.
std::size_t plainJsonLength(std::string_view text);

}  // namespace pipit
