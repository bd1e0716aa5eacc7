#pragma once

#include <string>
#include <string_view>

// The proof of who a person is, as a site's server makes it: HMAC-SHA256 of the id with the site's key, in
// hexadecimal digits.
std::string proofOf(std::string_view id, std::string_view key);
