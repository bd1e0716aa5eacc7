#pragma once

#include <string_view>

namespace pipit::whatwg {

// True if what follows "xn--" in a label decodes by RFC 3492 to code points that are not all ASCII. Whether
// IDNA allows those code points is not asked: its tables are larger than the engine. Chromium checks neither;
// the standard, Firefox and WebKit check both, so to them an origin that passes here can still be no URL, and
// postMessage throws.
bool isPunycode(std::string_view encoded);

}  // namespace pipit::whatwg
