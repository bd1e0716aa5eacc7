#pragma once

#include <string>
#include <string_view>

namespace pipit::server {

// A text that someone else has written, for one line of a terminal or a log: what cannot be seen and what is
// not UTF-8 is escaped as in JSON, and a long text is cut.
std::string escaped(std::string_view text);
// The same between quotation marks.
std::string inQuotes(std::string_view text);

}  // namespace pipit::server
