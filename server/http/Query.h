#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "http/Errors.h"

namespace pipit::server {

// The first parameter of this name, decoded; nothing where there is none. Or what is wrong with its escapes.
std::expected<std::optional<std::string>, Issue> queryParameter(std::string_view query,
                                                                std::string_view name);

// Without "%41" and its like, a "+" as it is; nothing where an escape is broken.
std::optional<std::string> percentDecoded(std::string_view text);

// The whole text as a decimal number without sign.
std::optional<std::int64_t> wholeNumber(std::string_view text);

}  // namespace pipit::server
