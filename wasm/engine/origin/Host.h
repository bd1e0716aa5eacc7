#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "origin/OriginError.h"

namespace pipit::whatwg {

// https://url.spec.whatwg.org/#concept-host-parser and #concept-host-serializer in one: gives the host as a
// browser writes it, an IPv6 address in its brackets.
std::expected<std::string, OriginError> parseHost(std::string_view text);

// True of a parsed host that is an IPv4 or IPv6 address.
bool isAddress(std::string_view host);

}  // namespace pipit::whatwg
