#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pipit::server {

inline constexpr std::string_view kPrechatForm = "prechat";
inline constexpr std::string_view kContactForm = "contact";
// No form, though it is told as one: the visitor ends the conversation.
inline constexpr std::string_view kEnding = "end";

// What an owner wants to know before a chat begins, as they write it, "name,email!", as the extra of a
// message.
// "!": to be filled in. There are name, email, phone, company and order. Empty text: an empty extra. Nothing
// for what names another field, or one twice.
std::optional<std::string> prechatExtra(std::string_view fields);

// For who wants to hear from a person.
std::string contactExtra();

}  // namespace pipit::server
