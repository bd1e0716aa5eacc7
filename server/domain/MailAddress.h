#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pipit::server {

// An address that every mail server understands: a dot-string of ASCII before the "@" (RFC 5321, 4.1.2), and
// a host, in ASCII by IDNA 2008. So nothing in it can end a header or a command. Nothing: it is none.
std::optional<std::string> mailAddress(std::string_view text);

}  // namespace pipit::server
