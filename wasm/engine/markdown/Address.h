#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pipit {

// The address that a link may lead to, as a browser's parser of addresses sees it (URL Standard, 4.4: without
// white space around it, and without tabs and line ends wherever they stand): absolute http or https, mailto
// or tel. Empty for everything else.
[[nodiscard]] std::string linkAddress(std::string_view text);

// The same for a picture: https, on one of the hosts ("a.example", or "*.a.example" for all names below it).
[[nodiscard]] std::string imageAddress(std::string_view text, std::span<const std::string> hosts);

}  // namespace pipit
