#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/BodyReader.h"

namespace pipit::server {

// What agents write, in bodies.

// `text`, of that many characters at most, not only white space; else an issue.
std::string readAgentText(BodyReader& body, std::size_t codePoints);
// `name`, which visitors see; where there is none, the user's up to an "@".
std::string readAgentName(BodyReader& body, std::string_view user);

}  // namespace pipit::server
