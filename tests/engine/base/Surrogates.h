#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pipit {

// JSON in which each escaped half of a surrogate pair is an escaped U+FFFD, as everywhere on the web where a
// JavaScript string becomes Unicode. Nothing if there is no such half.
[[nodiscard]] std::optional<std::string> replaceLoneSurrogates(std::string_view json);

}  // namespace pipit
