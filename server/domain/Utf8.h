#pragma once

#include <cstddef>
#include <string_view>

namespace pipit::server {

bool isUtf8(std::string_view text);

// These take valid UTF-8.
std::size_t codePoints(std::string_view text);
// The longest beginning of at most `bytes` bytes that does not cut a code point.
std::string_view clipped(std::string_view text, std::size_t bytes);

}  // namespace pipit::server
