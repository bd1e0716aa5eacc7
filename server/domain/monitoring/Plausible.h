#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "metrics/Report.h"

namespace pipit::server {

// What of a report no widget can have measured: the name of a counter or a distribution, or memoryNowMb.
// Anybody can report anything, and what one says is not to outweigh what all others do. `reports`: how many
// tabs' it was merged of.
std::optional<std::string_view> implausibleIn(const Report& report, std::int64_t reports);

}  // namespace pipit::server
