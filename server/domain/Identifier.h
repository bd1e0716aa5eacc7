#pragma once

#include <string>
#include <string_view>

namespace pipit::server {

// `prefix` and 128 random bits as 32 hexadecimal digits: nobody guesses another's.
std::string newIdentifier(std::string_view prefix);

// Whether it may be one of ours, or a device's.
bool isIdentifier(std::string_view text);

}  // namespace pipit::server
