#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipit::server {

// Up to `wanted` tokens of a bucket that holds `burst` and gets one each `interval`. Times are in
// microseconds.
struct RateRequest {
  std::string_view limit;  // whose buckets: "chat"
  std::string_view key;
  std::int64_t now = 0;
  std::int64_t interval = 0;
  std::int64_t burst = 0;
  std::int64_t wanted = 1;
};

// How many it gave, which may be none, and when the bucket will be full again.
struct RateGrant {
  std::int64_t given = 0;
  std::int64_t fullAt = 0;
};

// The buckets that services have together.
class RatePool {
 public:
  virtual ~RatePool() = default;
  // Nothing: it cannot be asked.
  virtual std::optional<RateGrant> take(const RateRequest& request) = 0;
};

}  // namespace pipit::server
