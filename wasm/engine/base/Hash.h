#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pipit {

// FNV-1a, 64 bits (draft-eastlake-fnv): finds damage, not forgery. Continue a hash by handing the last one
// in.
inline constexpr std::uint64_t fnvOffsetBasis = 0xcbf29ce484222325u;
[[nodiscard]] std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = fnvOffsetBasis);

// 16 lower-case hexadecimal digits.
[[nodiscard]] std::string toHex(std::uint64_t value);

}  // namespace pipit
