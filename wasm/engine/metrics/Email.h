#pragma once

#include <cstddef>
#include <string_view>

namespace pipit {

// The length of the e-mail address that begins there, 0 where none does. Characters beyond ASCII count as
// letters, on both sides; the at sign may be percent-encoded, as in the address of a page. The name of the
// host has a dot and two letters or more behind the last one.
[[nodiscard]] std::size_t emailAt(std::string_view text, std::size_t at);

}  // namespace pipit
