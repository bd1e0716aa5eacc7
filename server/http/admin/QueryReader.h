#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "http/Errors.h"

namespace pipit::server {

// Reads the parameters of a query and collects what is wrong with them.
class QueryReader {
 public:
  explicit QueryReader(std::string_view query) : query_(query) {}

  // Empty where there is none.
  std::string text(std::string_view name);
  // `absent` where there is none; an issue where it is not between the others.
  std::int64_t number(std::string_view name, std::int64_t absent, std::int64_t least,
                      std::int64_t most = std::numeric_limits<std::int64_t>::max());

  // Of a text that is none of those that are allowed.
  void refuse(std::string_view name, std::string_view allowed);

  const std::vector<Issue>& issues() const { return issues_; }

 private:
  std::string_view query_;
  std::vector<Issue> issues_;
};

}  // namespace pipit::server
