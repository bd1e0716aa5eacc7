#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pipit::server {

// A text that someone else has written, for one line of a terminal or a log: what cannot be seen and what is
// not UTF-8 is escaped as in JSON, and a text of more bytes is cut: these are enough to know one's own
// mistake again, and for a long path.
std::string escaped(std::string_view text, std::size_t longest = 300);
// The same between quotation marks.
std::string inQuotes(std::string_view text);

}  // namespace pipit::server
