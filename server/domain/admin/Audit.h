#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "domain/Flag.h"

namespace pipit::server {

// Somebody has changed something: a row that is added once, and never changed or removed.
//
//   kind          owner            subject
//   user          their name       "", "role", "sites", "password"
//   session       the user's name  ""
//   site, texts   the site         ""
//   customer      the site         a feature
//   organization  its name         a feature
//   rollout       ""               a feature
//   kill          ""               ""
//   ticket        the site         the ticket
//   conversation  the site         the conversation, which an agent has claimed or left
//   canned        the site         the name of an answer that agents keep at hand
//   alert         the site, or ""  its rule
//   database      ""               ""
struct AuditRow {
  std::int64_t key = 0;  // they grow; given by the store
  std::string kind;
  std::string owner;
  std::string subject;
  std::string before;
  std::string after;
  Signature signature;
};

// Which rows are wanted; what is empty or absent: whatever stands there.
struct AuditQuery {
  std::string who = {}, kind = {}, owner = {};
  std::optional<std::vector<std::string>> sites = {};  // those alone that are of these sites
  std::int64_t since = 0;
  std::int64_t until = std::numeric_limits<std::int64_t>::max();
  std::int64_t before = std::numeric_limits<std::int64_t>::max();  // a key: those that are older
  int limit = 50;
};

}  // namespace pipit::server
