#pragma once

#include <boost/json.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pipit::server {

// What is not the same any more, for a row of the audit: two JSON objects, each of at most
// limits::kAuditValueBytes. How much was left out for that stands under "…".
class AuditDifference {
 public:
  // null: it is not there.
  void add(std::string_view name, const boost::json::value& before, const boost::json::value& after);
  // Of two lists what is in one of them alone.
  void addLists(std::string_view name, const std::vector<std::string>& before,
                const std::vector<std::string>& after);
  // Before and after.
  std::pair<std::string, std::string> values() const;

 private:
  boost::json::object before_, after_;
  std::size_t bytes_ = 0;  // of the longer of the two, at most
  std::size_t left_ = 0;
};

}  // namespace pipit::server
