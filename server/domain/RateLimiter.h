#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pipit::server {

// How often something may be done: a bucket of `burst` tokens that fills with `perMinute`. 0 a minute: no
// limit.
struct RateLimit {
  int perMinute = 0;
  int burst = 0;
};

// A token bucket for each of a bounded number of keys (visitors, addresses): the least recently seen is
// forgotten first.
class RateLimiter {
 public:
  explicit RateLimiter(RateLimit limit) : limit_(limit) {}

  // 0: go ahead, a token was taken. Else the milliseconds until there is one.
  std::int64_t take(std::string_view key, std::int64_t now);

 private:
  struct Bucket {
    std::string key;
    double tokens = 0;
    std::int64_t filledAt = 0;
  };

  Bucket& bucketOf(std::string_view key, std::int64_t now);
  void fill(Bucket& bucket, std::int64_t now) const;

  RateLimit limit_;
  std::list<Bucket> buckets_;  // the most recently seen first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> byKey_;
};

}  // namespace pipit::server
