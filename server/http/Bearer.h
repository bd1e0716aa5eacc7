#pragma once

#include <optional>
#include <string_view>

#include "domain/Chat.h"
#include "http/Request.h"

namespace pipit::server {

// What stands behind "Bearer " in the Authorization header. Another scheme gives an empty token, which is
// never valid.
std::optional<std::string_view> bearerToken(const Request& request);

// The pass of a valid token.
std::optional<Pass> passOf(const Chat& chat, const Request& request);

}  // namespace pipit::server
