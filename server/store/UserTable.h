#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/admin/User.h"

namespace soci {
class session;
}

namespace pipit::server {

// Who works with the admin.
class UserTable {
 public:
  explicit UserTable(soci::session& sql) : sql_(sql) {}

  std::vector<User> all();
  std::optional<User> find(const std::string& name);
  void put(const User& user);
  void remove(const std::string& name);

 private:
  std::vector<User> select(const std::string& condition, const std::string& value);

  soci::session& sql_;
};

}  // namespace pipit::server
