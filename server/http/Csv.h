#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace pipit::server {

// As RFC 4180 has it: lines end with CR LF, and a field with a comma, a quotation mark or an end of line
// stands in quotation marks. What a spreadsheet would take for a formula begins with an apostrophe.
std::string csvField(std::string_view text);
std::string csvLine(std::initializer_list<std::string_view> fields);
// "2026-12-25T09:00:00.000Z" of milliseconds since 1970.
std::string csvTime(std::int64_t milliseconds);

}  // namespace pipit::server
