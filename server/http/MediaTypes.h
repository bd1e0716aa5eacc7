#pragma once

#include <optional>
#include <string_view>

namespace pipit::server {

// The media type by the end of the file's name. Nothing: a file of a kind that is not served.
std::optional<std::string_view> mediaTypeOf(std::string_view path);

// Whether a Content-Type says that it is JSON, in UTF-8 or without a word of it.
bool isJsonType(std::string_view contentType);

}  // namespace pipit::server
