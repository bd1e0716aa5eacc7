#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "domain/RateLimiter.h"

namespace pipit::server {

// Thousands of tokens.
struct ModelLimits {
  RateLimit conversation{200, 200, std::chrono::hours(1)};
  RateLimit site{5'000, 5'000, std::chrono::hours(24)};
};

// What may be spent on a model, by a conversation in an hour and by a site in a day; services that share a
// database share it. What a request takes at most is taken before it is sent: its bytes, of which four are a
// token, and the longest answer.
class ModelBudget {
 public:
  ModelBudget(ModelLimits limits, RatePool* pool)
      : conversation_(limits.conversation, "model", pool), site_(limits.site, "model-site", pool) {}

  bool take(const std::string& conversation, const std::string& site, std::size_t bytes, std::int64_t now);

 private:
  RateLimiter conversation_;
  RateLimiter site_;
};

}  // namespace pipit::server
