#include "domain/RateLimiter.h"

#include <algorithm>
#include <utility>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kMillisecond = 1'000;
constexpr std::int64_t kMinute = 60'000 * kMillisecond;

std::int64_t inMilliseconds(std::int64_t microseconds) {
  return (microseconds + kMillisecond - 1) / kMillisecond;
}

}  // namespace

RateLimiter::RateLimiter(RateLimit limit, std::string name, RatePool* pool)
    : limit_(limit),
      name_(std::move(name)),
      pool_(pool),
      interval_(isOff() ? 0 : limit.time.count() * kMinute / limit.perMinute) {}

std::int64_t RateLimiter::take(std::string_view key, std::int64_t now) {
  if (isOff()) return 0;
  const std::int64_t moment = now * kMillisecond;
  Bucket& bucket = bucketOf(key, moment);
  // A clock that was put back does not empty it for longer than it takes to fill.
  bucket.fullAt = std::clamp(bucket.fullAt, moment, emptiest(moment));
  if (tokensOf(bucket, moment) > 0 && borrow(bucket, moment)) return 0;
  return inMilliseconds(waitOf(bucket, moment));
}

RateStanding RateLimiter::standing(std::string_view key, std::int64_t now) const {
  const std::int64_t moment = now * kMillisecond;
  const auto known = byKey_.find(key);
  if (known == byKey_.end()) return {limit_.burst, 0};
  const Bucket& bucket = *known->second;
  const std::int64_t left = tokensOf(bucket, moment);
  return {left, left == limit_.burst ? 0 : inMilliseconds(waitOf(bucket, moment) + left * interval_)};
}

std::int64_t RateLimiter::tokensOf(const Bucket& bucket, std::int64_t moment) const {
  const std::int64_t fullAt = std::clamp(bucket.fullAt, moment, emptiest(moment));
  return (emptiest(moment) - fullAt) / interval_;
}

// Until the first token; less than nothing where there are some.
std::int64_t RateLimiter::waitOf(const Bucket& bucket, std::int64_t moment) const {
  return std::min(bucket.fullAt, emptiest(moment)) + interval_ - emptiest(moment);
}

bool RateLimiter::borrow(Bucket& bucket, std::int64_t moment) {
  const std::int64_t share = std::max<std::int64_t>(1, limit_.burst / limits::kRateShares);
  if (pool_ != nullptr && bucket.lent == 0) {
    const auto grant = pool_->take({name_, bucket.key, moment, interval_, limit_.burst, share});
    if (grant) {
      bucket.lent = grant->given;
      bucket.fullAt = grant->fullAt - grant->given * interval_;
      if (grant->given == 0) return false;
    }
  }
  if (bucket.lent > 0) --bucket.lent;
  bucket.fullAt += interval_;
  return true;
}

RateLimiter::Bucket& RateLimiter::bucketOf(std::string_view key, std::int64_t moment) {
  if (const auto known = byKey_.find(key); known != byKey_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
    return buckets_.front();
  }
  if (buckets_.size() == limits::kRateBuckets) {
    byKey_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
  buckets_.push_front({std::string(key), moment});
  byKey_.emplace(buckets_.front().key, buckets_.begin());
  return buckets_.front();
}

}  // namespace pipit::server
