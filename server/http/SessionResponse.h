#pragma once

#include <string_view>

#include "domain/Chat.h"
#include "http/JsonResponse.h"

namespace pipit::server {

// Whoever asks for sessions too often.
inline constexpr std::string_view kTooManySessions = "Too many sessions from this address; wait a moment.";

// What a visitor needs to come again.
Response sessionResponse(const Session& session);

}  // namespace pipit::server
