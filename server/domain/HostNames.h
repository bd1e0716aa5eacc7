#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pipit::server {

// The entry with its host in ASCII, by IDNA 2008; an entry that is ASCII already comes back as it is.
// Nothing: the host is not a name that IDNA allows.
std::optional<std::string> withAsciiHost(const std::string& entry);

// Whether names under this host belong to different owners: "com", "co.uk", "github.io". A top-level domain
// that the public suffix list does not know counts as one; "localhost" does not.
bool isPublicSuffix(std::string_view host);

}  // namespace pipit::server
