#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/RolloutRecord.h"

namespace soci {
class session;
}

namespace pipit::server {

// Features on their way, a row each; what happened to them; and how that went, a row for each minute.
class RolloutTable {
 public:
  explicit RolloutTable(soci::session& sql) : sql_(sql) {}

  std::vector<RolloutRecord> all();
  void put(const RolloutRecord& record);
  std::vector<RolloutEvent> events(std::string_view feature, int limit);
  void add(const RolloutEvent& event);

  void count(std::string_view feature, std::int64_t minute, const Outcomes& outcomes);
  Outcomes since(std::string_view feature, std::int64_t minute);
  void forget(std::string_view feature, std::int64_t before);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
