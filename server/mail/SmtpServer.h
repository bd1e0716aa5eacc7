#pragma once

#include <chrono>
#include <expected>
#include <string>
#include <string_view>

namespace pipit::server {

// A mail server that takes our mails, as smtp://USER:PASSWORD@HOST:PORT or smtps://… names it.
struct SmtpServer {
  std::string url;  // without the user
  std::string user;
  std::string password;
  // Without it nothing is said to the server after its greeting: a password would travel in the clear.
  bool needsTls = false;
};

// How long a server may take. A greylisting one answers at once; a hung one does not.
struct SmtpTimes {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds answer{30'000};
  std::chrono::milliseconds whole{120'000};
};

// Or what is wrong with the text, in words that do not repeat it: it holds a password.
std::expected<SmtpServer, std::string> smtpServer(std::string_view text);

}  // namespace pipit::server
