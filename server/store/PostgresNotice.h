#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/Change.h"

namespace pipit::server {

// What the programs that share a PostgreSQL database tell each other, by NOTIFY: INSTANCE KIND CONVERSATION.
inline constexpr const char* kNoticeChannel = "pipit";

std::string noticeOf(std::string_view instance, const Change& change);
// Nothing: it is our own, or none of ours.
std::optional<Change> changeIn(std::string_view notice, std::string_view instance);

}  // namespace pipit::server
