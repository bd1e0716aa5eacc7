#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/admin/User.h"

namespace soci {
class session;
}

namespace pipit::server {

// Who has signed in, by the hash of what their browser has.
class AdminSessionTable {
 public:
  explicit AdminSessionTable(soci::session& sql) : sql_(sql) {}

  std::optional<AdminSession> find(const std::string& token);
  void put(const AdminSession& session);
  void end(const std::string& token);
  void endAllOf(const std::string& user);
  void forget(std::int64_t begun, std::int64_t seen);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
