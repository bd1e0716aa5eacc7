#pragma once

#include <string>
#include <string_view>

namespace pipit::server {

// A document made for one answer as brotli (RFC 7932), at its best: some kilobytes take about a millisecond.
std::string brotliOf(std::string_view text);

}  // namespace pipit::server
