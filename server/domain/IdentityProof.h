#pragma once

#include <string>
#include <string_view>

#include "domain/Site.h"

namespace pipit::server {

// 64 hexadecimal digits, for the site's own server.
std::string newIdentityKey();

// Whether `hash` is the hexadecimal HMAC-SHA-256 of `id` with the site's key, or with the one before. The key
// is the text as it was printed. Compared in constant time.
bool isProven(const Site& site, std::string_view id, std::string_view hash);

}  // namespace pipit::server
