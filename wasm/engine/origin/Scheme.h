#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pipit::whatwg {

// Only pages of these schemes can embed the widget. https://url.spec.whatwg.org/#special-scheme lists more
// (ftp, ws, wss, file); none of them is a page with a tuple origin.
enum class Scheme : std::uint8_t { Http, Https };

std::optional<Scheme> parseScheme(std::string_view text);
std::string_view nameOf(Scheme scheme);
std::uint16_t defaultPort(Scheme scheme);

}  // namespace pipit::whatwg
