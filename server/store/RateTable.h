#pragma once

#include <cstdint>

#include "domain/RatePool.h"

namespace soci {
class session;
}

namespace pipit::server {

// The rate limits' buckets: of each the moment when it is full again, and what it gave last. One that is full
// has no row.
class RateTable {
 public:
  explicit RateTable(soci::session& sql) : sql_(sql) {}

  // `key` alone names the bucket.
  RateGrant take(const RateRequest& request);
  void forget(std::int64_t before);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
