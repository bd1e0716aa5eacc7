#pragma once

#include <cstddef>
#include <string>

#include "understanding/Filters.h"

namespace pipit::concierge {

// What was understood, as a noun phrase: "9 ready-to-ship rose gold rings up to $300, cheapest first".
[[nodiscard]] std::string describe(std::size_t count, const Filters& filters);

// The same for nothing: "rose gold rings up to $300".
[[nodiscard]] std::string describeKind(const Filters& filters);

}  // namespace pipit::concierge
