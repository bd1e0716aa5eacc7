#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/Handover.h"

namespace soci {
class session;
}

namespace pipit::server {

// Conversations that are to go on in another window.
class HandoverTable {
 public:
  explicit HandoverTable(soci::session& sql) : sql_(sql) {}

  void put(const Handover& handover, std::int64_t now);
  std::optional<Pass> take(const std::string& site, const std::string& code, std::int64_t now);
  // What has expired; how many there were.
  std::int64_t forget(std::int64_t now);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
