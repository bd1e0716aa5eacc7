#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipit::server {

// The first parameter of this name, decoded. A broken escape makes it absent.
std::optional<std::string> queryParameter(std::string_view query, std::string_view name);

// The whole text as a decimal number without sign.
std::optional<std::int64_t> wholeNumber(std::string_view text);

}  // namespace pipit::server
