#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipit::whatwg {

inline constexpr std::size_t kIpv6Pieces = 8;

using Ipv6Pieces = std::array<std::uint16_t, kIpv6Pieces>;

// https://url.spec.whatwg.org/#concept-ipv6-parser, on what stands between the brackets. No zone identifiers.
std::optional<Ipv6Pieces> parseIpv6(std::string_view text);

// https://url.spec.whatwg.org/#concept-ipv6-serializer, without brackets: lower case, the first longest run
// of two or more zero pieces compressed, an embedded IPv4 address as two pieces like any other.
std::string serializeIpv6(const Ipv6Pieces& pieces);

}  // namespace pipit::whatwg
