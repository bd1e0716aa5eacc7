#include "domain/ChatRate.h"

#include <algorithm>
#include <cmath>

#include "domain/Limits.h"

namespace pipit::server {

namespace {
constexpr double kMinute = 60'000;
}

std::int64_t ChatRate::take(std::string_view visitor, std::int64_t now) {
  if (limit_.perMinute == 0) return 0;
  Bucket& bucket = bucketOf(visitor, now);
  fill(bucket, now);
  if (bucket.tokens < 1)
    return static_cast<std::int64_t>(std::ceil((1 - bucket.tokens) * kMinute / limit_.perMinute));
  bucket.tokens -= 1;
  return 0;
}

ChatRate::Bucket& ChatRate::bucketOf(std::string_view visitor, std::int64_t now) {
  if (const auto known = byVisitor_.find(visitor); known != byVisitor_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
    return buckets_.front();
  }
  if (buckets_.size() == limits::kRateBuckets) {
    byVisitor_.erase(buckets_.back().visitor);
    buckets_.pop_back();
  }
  buckets_.push_front({std::string(visitor), static_cast<double>(limit_.burst), now});
  byVisitor_.emplace(buckets_.front().visitor, buckets_.begin());
  return buckets_.front();
}

void ChatRate::fill(Bucket& bucket, std::int64_t now) const {
  const double passed = static_cast<double>(std::max<std::int64_t>(now - bucket.filledAt, 0));
  bucket.tokens =
      std::min(bucket.tokens + passed * limit_.perMinute / kMinute, static_cast<double>(limit_.burst));
  bucket.filledAt = now;
}

}  // namespace pipit::server
