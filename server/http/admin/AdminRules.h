#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "domain/admin/Role.h"

namespace pipit::server {

// Which sites a route is about, and so which a user has to be able to touch.
enum class About : std::uint8_t {
  Nobody,    // who asks may not have signed in
  Self,      // no site
  AllSites,  // what all sites have in common
  OneSite,   // the one that the path, the query or the body names; where none is named, all
  OwnSites,  // the one that the query names; where none is named, the answer is of those that they may touch
};

struct AdminRule {
  std::string_view method;
  std::string_view path;
  Roles roles = 0;  // any of these
  About about = About::AllSites;
};

// Of all routes below /api/admin, where what is not here is not there, and of what else only those who have
// signed in may ask.
std::span<const AdminRule> adminRules();

// Whether it changes anything, and so has to come from a page of ours.
constexpr bool isWrite(const AdminRule& rule) {
  return rule.method != "GET";
}

}  // namespace pipit::server
