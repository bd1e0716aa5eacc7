#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/RatePool.h"

namespace pipit::server {

// How often something may be done: a bucket of `burst` tokens that fills with `perMinute`, or as many in
// another time. 0: no limit.
struct RateLimit {
  int perMinute = 0;
  int burst = 0;
  std::chrono::minutes time{1};
};

namespace limits {
// Wrong proofs of an order, from all addresses together: its owner errs a few times, and who guesses needs
// thousands.
inline constexpr RateLimit kWrongProofs{10, 10, std::chrono::hours(1)};
}  // namespace limits

// What is left in a bucket, and the milliseconds until there is one more; 0 where it is full.
struct RateStanding {
  std::int64_t left = 0;
  std::int64_t more = 0;
};

// A token bucket for each of a bounded number of keys (visitors, addresses): the least recently seen is
// forgotten first.
//
// With a pool the buckets are those of all services, and what stands here is what the pool has said last. So
// whoever is refused is refused here until there may be a token again, and the pool is asked for none; and of
// large buckets it gives several tokens at once (limits::kRateShares). Where it cannot be asked each service
// has buckets of its own.
class RateLimiter {
 public:
  explicit RateLimiter(RateLimit limit, std::string name = {}, RatePool* pool = nullptr);

  // 0: go ahead, a token was taken. Else the milliseconds until there is one. `now` is in milliseconds, by
  // the clock that the services share.
  std::int64_t take(std::string_view key, std::int64_t now);
  RateStanding standing(std::string_view key, std::int64_t now) const;

  const std::string& name() const { return name_; }
  const RateLimit& limit() const { return limit_; }
  bool isOff() const { return limit_.perMinute == 0; }

 private:
  // As in the generic cell rate algorithm a bucket is the moment when it will be full again. In microseconds,
  // like all times in here.
  struct Bucket {
    std::string key;
    std::int64_t fullAt = 0;
    std::int64_t lent = 0;  // tokens of the pool that are here, and not used up
  };

  std::int64_t emptiest(std::int64_t moment) const { return moment + limit_.burst * interval_; }
  std::int64_t tokensOf(const Bucket& bucket, std::int64_t moment) const;
  std::int64_t waitOf(const Bucket& bucket, std::int64_t moment) const;
  // False: the pool has none left.
  bool borrow(Bucket& bucket, std::int64_t moment);
  Bucket& bucketOf(std::string_view key, std::int64_t moment);

  RateLimit limit_;
  std::string name_;
  RatePool* pool_;
  std::int64_t interval_ = 0;  // between two tokens
  std::list<Bucket> buckets_;  // the most recently seen first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> byKey_;
};

}  // namespace pipit::server
