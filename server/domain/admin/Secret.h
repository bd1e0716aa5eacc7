#pragma once

#include <string>
#include <string_view>

namespace pipit::server {

// 32 random bytes as base64url: nobody guesses it.
std::string newSecret();
// What it is known by where it is kept: who reads that cannot use it.
std::string hashOfSecret(std::string_view secret);
// Another secret that only who has the first one knows.
std::string secretFrom(std::string_view secret, std::string_view purpose);
// In a time that tells nothing of where they differ.
bool isSameSecret(std::string_view one, std::string_view other);

}  // namespace pipit::server
