#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/admin/Role.h"

namespace pipit::server {

// The sites that a user may touch: all there are and will be, or these.
struct Reach {
  bool isAll = true;
  std::vector<std::string> sites = {};

  bool includes(std::string_view site) const {
    return isAll || std::ranges::find(sites, site) != sites.end();
  }
  // "all", or the sites with commas between.
  std::string text() const;
  bool operator==(const Reach&) const = default;
};

// Somebody who works with the admin.
struct User {
  std::string name;
  Role role = Role::Viewer;
  Reach reach = {};
  std::string password = {};  // as hashOfPassword() gives it
  std::int64_t at = 0;        // when they were added: milliseconds since 1970

  // Of all sites: who may change what all sites have in common.
  bool isFullAdmin() const { return role == Role::Admin && reach.isAll; }
};

// What stands in a browser's cookie opens it; here it is only known as its hash.
struct AdminSession {
  std::string token;
  std::string user;
  std::int64_t begun = 0;
  std::int64_t seen = 0;
};

// How often somebody tried in vain to sign in, and when last.
struct LoginFailures {
  std::int64_t count = 0;
  std::int64_t at = 0;
};

// What is wrong with what somebody wants of users, in words for them.
struct UserProblem {
  enum class Kind : std::uint8_t { Invalid, Unknown, Exists, LastAdmin };

  Kind kind = Kind::Invalid;
  std::string field;
  std::string value;
  std::string problem;
  std::string allowed;
};

}  // namespace pipit::server
