#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pipit::server {

// Where a PostgreSQL database is, checked. It has a password in it, which is never shown.
struct PostgresAddress {
  std::string connection;  // in libpq's words, with the times that it may take
  std::string shown;       // the same for people: user, host, port and name of the database
  std::string password;
  std::chrono::milliseconds patience{};  // how long an answer may take; zero: for ever

  // What libpq says of a failure, in one line and without the password.
  std::string saying(std::string_view message) const;
};

// Whether it is meant to be one; else it is the name of a file.
bool isPostgresAddress(std::string_view text);
// Nothing where it is none: what is wrong might have the password in it.
std::optional<PostgresAddress> postgresAddress(const std::string& text);

}  // namespace pipit::server
