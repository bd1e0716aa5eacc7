#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/support/SupportStore.h"

namespace soci {
class session;
}

namespace pipit::server {

// Answers to requests that have their effect once, by the hashes of whose they were and of their keys.
class IdempotencyTable {
 public:
  explicit IdempotencyTable(soci::session& sql) : sql_(sql) {}

  std::optional<KeptAnswer> find(const std::string& key);
  void put(const std::string& key, const KeptAnswer& answer);
  std::int64_t forget(std::int64_t before, int limit);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
