#pragma once

#include <cstdint>

namespace pipit::server {

// What visitors may have only so much of.
enum class Counted : std::uint8_t { Uploads, Mails };

}  // namespace pipit::server
