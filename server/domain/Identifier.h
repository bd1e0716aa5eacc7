#pragma once

#include <string>
#include <string_view>

namespace pipit::server {

// `prefix` and 128 random bits as 32 hexadecimal digits: nobody guesses another's.
std::string newIdentifier(std::string_view prefix);

}  // namespace pipit::server
