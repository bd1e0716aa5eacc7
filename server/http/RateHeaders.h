#pragma once

#include <cstdint>
#include <string_view>

#include "domain/RateLimiter.h"
#include "http/Request.h"
#include "http/Response.h"
#include "http/Route.h"

namespace pipit::server {

// draft-ietf-httpapi-ratelimit-headers-11: what may be asked how often, in every answer of a limited route,
// and how much of it is left, as soon as it is known who asks. `q` is what a full bucket holds, and `w` the
// seconds in which an empty one fills.

// One policy, and what is left of it; `more` is in milliseconds, 0: nothing is missing.
struct RatePolicy {
  std::string_view name;
  std::int64_t quota = 0;
  std::int64_t window = 0;
};
Response withPolicy(Response response, const RatePolicy& policy);
Response withStanding(Response response, std::string_view name, const RateStanding& standing);

// Those of a limiter; nothing where it is off.
Response withPolicy(Response response, const RateLimiter& rate);
Response withRate(Response response, const RateLimiter& rate, std::string_view key);

// 429: to be tried again after so many milliseconds.
Response tooOften(std::int64_t wait, std::string_view what, const Request& request);

// The same handler, but so many times for each client: whatever the answer will be, to ask counts.
Handler limitedByClient(RateLimiter& rate, std::string_view what, Handler handler);

}  // namespace pipit::server
