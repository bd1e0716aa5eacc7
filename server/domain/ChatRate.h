#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace pipit::server {

// How often one visitor may write: a bucket of `burst` tokens that fills with `perMinute`. 0 a minute: no
// limit.
struct RateLimit {
  int perMinute = 30;
  int burst = 10;
};

// A token bucket for each visitor, for a bounded number of visitors: the least recently seen is forgotten
// first.
class ChatRate {
 public:
  explicit ChatRate(RateLimit limit) : limit_(limit) {}

  // 0: go ahead, a token was taken. Else the milliseconds until there is one.
  std::int64_t take(std::string_view visitor, std::int64_t now);

 private:
  struct Bucket {
    std::string visitor;
    double tokens = 0;
    std::int64_t filledAt = 0;
  };

  Bucket& bucketOf(std::string_view visitor, std::int64_t now);
  void fill(Bucket& bucket, std::int64_t now) const;

  RateLimit limit_;
  std::list<Bucket> buckets_;  // the most recently seen first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> byVisitor_;
};

}  // namespace pipit::server
