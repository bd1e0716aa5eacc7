#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipit::whatwg {

// https://url.spec.whatwg.org/#ends-in-a-number-checker: such a host is an IPv4 address or an error, never a
// name.
bool endsInNumber(std::string_view host);

// https://url.spec.whatwg.org/#concept-ipv4-parser: one to four numbers, each decimal, 0octal or
// 0xhexadecimal, the last of which fills the bytes that are left. The host is in lower case.
std::optional<std::uint32_t> parseIpv4(std::string_view host);

// https://url.spec.whatwg.org/#concept-ipv4-serializer
std::string serializeIpv4(std::uint32_t address);

}  // namespace pipit::whatwg
