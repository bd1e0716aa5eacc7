#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/monitoring/Alert.h"

namespace soci {
class session;
}

namespace pipit::server {

// What is wrong, and what was: table alerts.
class AlertTable {
 public:
  explicit AlertTable(soci::session& sql) : sql_(sql) {}

  std::vector<Alert> list(const AlertQuery& query);
  std::optional<Alert> find(const std::string& id);
  std::optional<Alert> latest(const std::string& rule, const std::string& site);
  void put(const Alert& alert);
  std::int64_t forget(std::int64_t before, int limit);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
