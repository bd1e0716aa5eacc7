#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pipit::server {

// Passwords are kept as argon2id makes them, with the memory and time of domain/Limits.h. Both take as long
// as that: not on the desk's thread, nor on the network's.

// Nothing: there is no memory for it.
std::optional<std::string> hashOfPassword(std::string_view password);
bool isPassword(std::string_view password, const std::string& hash);

// A hash that takes as long as any to try, and that no password has.
std::string decoyHash();

// For people to type: some 100 random bits.
std::string newPassword();
// Whether one may choose it: what few can guess, and nobody cuts off.
bool isGoodPassword(std::string_view password);

}  // namespace pipit::server
