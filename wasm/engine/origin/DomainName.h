#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include "origin/OriginError.h"

namespace pipit::whatwg {

// RFC 1035, section 2.3.4: a label has 63 octets at most, and a whole name 255 on the wire, which is 253 as
// text.
inline constexpr std::size_t kMaximumLabelLength = 63;
inline constexpr std::size_t kMaximumNameLength = 253;

// https://url.spec.whatwg.org/#concept-domain-to-ascii for names that are ASCII already: case is folded.
// Refuses the forbidden domain code points, and the punctuation that the standard lets pass in a name: no
// name in use has any, and
// ";" "," and "'" would change the meaning of a Content-Security-Policy that lists the origin.
std::expected<std::string, OriginError> toAsciiLowercase(std::string text);

// Gives the name back if every label of it could be one in the DNS. Browsers also take empty and overlong
// labels; no page can come from such a name. A final dot (the root) stays: to a browser it makes another
// origin.
std::expected<std::string, OriginError> checkDomainName(std::string_view name);

// The name without a root dot that says nothing. After one label alone it says something: "intranet" is
// looked up along the resolver's search list and "intranet." is a top-level domain, so they may be different
// machines.
std::string_view withoutRootDot(std::string_view name);

bool isSingleLabel(std::string_view name);

}  // namespace pipit::whatwg
