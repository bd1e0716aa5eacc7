#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/feedback/Feedback.h"

namespace pipit::server {

// As RFC 4180 has it: lines end with CR LF, and a field with a comma, a quotation mark or an end of line
// stands in quotation marks. What a spreadsheet would take for a formula begins with an apostrophe.
std::string csvOf(const std::vector<Feedback>& feedback);
std::string csvField(std::string_view text);

}  // namespace pipit::server
