#pragma once

#include <cstdint>
#include <string>

namespace pipit {

// A whole number in decimal digits, as JSON has it (RFC 8259, section 6). The standard library's takes a
// table of all pairs of digits with it.
std::string decimal(std::int64_t value);

}  // namespace pipit
