#include "domain/RateLimiter.h"

#include <algorithm>
#include <cmath>

#include "domain/Limits.h"

namespace pipit::server {

namespace {
constexpr double kMinute = 60'000;
}

std::int64_t RateLimiter::take(std::string_view key, std::int64_t now) {
  if (limit_.perMinute == 0) return 0;
  Bucket& bucket = bucketOf(key, now);
  fill(bucket, now);
  if (bucket.tokens < 1)
    return static_cast<std::int64_t>(std::ceil((1 - bucket.tokens) * kMinute / limit_.perMinute));
  bucket.tokens -= 1;
  return 0;
}

RateLimiter::Bucket& RateLimiter::bucketOf(std::string_view key, std::int64_t now) {
  if (const auto known = byKey_.find(key); known != byKey_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
    return buckets_.front();
  }
  if (buckets_.size() == limits::kRateBuckets) {
    byKey_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
  buckets_.push_front({std::string(key), static_cast<double>(limit_.burst), now});
  byKey_.emplace(buckets_.front().key, buckets_.begin());
  return buckets_.front();
}

void RateLimiter::fill(Bucket& bucket, std::int64_t now) const {
  const double passed = static_cast<double>(std::max<std::int64_t>(now - bucket.filledAt, 0));
  bucket.tokens =
      std::min(bucket.tokens + passed * limit_.perMinute / kMinute, static_cast<double>(limit_.burst));
  bucket.filledAt = now;
}

}  // namespace pipit::server
