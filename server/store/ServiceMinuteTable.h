#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/monitoring/MonitoringStore.h"

namespace soci {
class session;
}

namespace pipit::server {

// What the services that share the database measured of themselves, together: table service_minutes.
class ServiceMinuteTable {
 public:
  explicit ServiceMinuteTable(soci::session& sql) : sql_(sql) {}

  std::optional<ServiceMinute> find(std::int64_t minute);
  void put(const ServiceMinute& minute);
  std::vector<ServiceMinute> since(std::int64_t minute);
  void forget(std::int64_t before);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
