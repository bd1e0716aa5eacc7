#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pipit::server {

enum class Coding : std::uint8_t { Identity, Gzip, Brotli };
inline constexpr std::size_t kCodings = 3;

// Which of the available forms of a file a client gets, by RFC 9110, 12.5.3: the one with the greatest
// weight, and of several the smallest file. Identity where a client leaves no choice at all: a refusal would
// help nobody.
Coding negotiate(std::string_view acceptEncoding, const std::array<bool, kCodings>& available);

// Whether an If-None-Match header names this strong tag, by the weak comparison that RFC 9110, 13.1.2 asks
// for. And an If-Match header, weakly as well: a proxy that compresses makes a tag weak on its way.
bool namesTag(std::string_view header, std::string_view tag);

}  // namespace pipit::server
