#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Store.h"

namespace pipit::server {

// `password`: its hash.
struct NewUser {
  std::string name;
  Role role = Role::Viewer;
  Reach reach = {};
  std::string password;
};

// What is absent stays as it is.
struct UserChange {
  std::optional<Role> role = {};
  std::optional<Reach> reach = {};
  std::optional<std::string> password = {};  // its hash
};

// Who works with the admin. Each change is a row of the audit, and ends the sessions of whom it is about.
// There is always somebody who may do all.
class UserBook {
 public:
  template <class Value>
  using Result = std::expected<Value, UserProblem>;

  explicit UserBook(Store& store) : store_(store) {}

  Result<User> add(const NewUser& fresh, const Signature& signature);
  Result<User> change(std::string_view name, const UserChange& change, const Signature& signature);
  Result<void> remove(std::string_view name, const Signature& signature);
  // The user "admin", where there is nobody. False: there is somebody.
  bool seed(const std::string& password, const Signature& signature);

  std::optional<User> find(std::string_view name) { return store_.user(name); }
  std::vector<User> list() { return store_.users(); }

 private:
  Result<User> changed(std::string_view name, const UserChange& change, const Signature& signature);
  bool isLastAdmin(const User& user);
  void note(const User& user, std::string_view subject, std::string_view before, std::string_view after,
            const Signature& signature);

  Store& store_;
};

bool isUserName(std::string_view name);

}  // namespace pipit::server
