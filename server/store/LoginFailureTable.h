#pragma once

#include <cstdint>
#include <string>

#include "domain/admin/User.h"

namespace soci {
class session;
}

namespace pipit::server {

// Who tried in vain to sign in, by a hash of their name or address.
class LoginFailureTable {
 public:
  explicit LoginFailureTable(soci::session& sql) : sql_(sql) {}

  LoginFailures of(const std::string& who);
  void put(const std::string& who, const LoginFailures& failures);
  void forget(std::int64_t before);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
