#pragma once

#include <cstddef>
#include <expected>
#include <string>

#include "app/Problem.h"

namespace pipit::server {

// A file as a whole, of at most `most` bytes; `option` and `allowed` are for the line that says why not.
std::expected<std::string, Problem> readFile(const std::string& option, const std::string& file,
                                             const std::string& allowed, std::size_t most);

}  // namespace pipit::server
