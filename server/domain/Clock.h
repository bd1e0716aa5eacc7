#pragma once

#include <cstdint>
#include <functional>

namespace pipit::server {

// Milliseconds since 1970.
using WallClock = std::function<std::int64_t()>;

std::int64_t systemMilliseconds();

}  // namespace pipit::server
