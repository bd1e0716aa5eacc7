#pragma once

#include <string>
#include <string_view>

namespace pipit::server {

// A file's name for people, from what a device called it: without folders, controls and quotation marks, at
// most limits::kFileNameCodePoints long and limits::kFileNameBytes large; "file" where nothing is left. It
// names nothing on any disk of ours. The text is UTF-8.
std::string cleanFileName(std::string_view name);

}  // namespace pipit::server
