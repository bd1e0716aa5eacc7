#pragma once

#include <string_view>

namespace pipit::server {

// What a device may call a message of its own: 8 to 64 of A to Z, a to z, 0 to 9, _ and -.
bool isClientId(std::string_view id);

inline constexpr std::string_view kClientIdRule = "8 to 64 of A to Z, a to z, 0 to 9, _ and -.";

}  // namespace pipit::server
