#include "http/RateHeaders.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "domain/Clock.h"
#include "http/Errors.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kSecond = 1'000;

// A client that waits until then has not waited in vain.
std::int64_t inSeconds(std::int64_t milliseconds) {
  return (milliseconds + kSecond - 1) / kSecond;
}

RatePolicy policyOf(const RateLimiter& rate) {
  const auto [perMinute, burst, time] = rate.limit();
  return {rate.name(), burst, (std::chrono::seconds(time).count() * burst + perMinute - 1) / perMinute};
}

}  // namespace

Response withPolicy(Response response, const RatePolicy& policy) {
  return std::move(response.with("RateLimit-Policy",
                                 fmt::format(R"("{}";q={};w={})", policy.name, policy.quota, policy.window)));
}

Response withStanding(Response response, std::string_view name, const RateStanding& standing) {
  const std::string window = standing.more > 0 ? fmt::format(";t={}", inSeconds(standing.more)) : "";
  return std::move(response.with("RateLimit", fmt::format(R"("{}";r={}{})", name, standing.left, window)));
}

Response withPolicy(Response response, const RateLimiter& rate) {
  return rate.isOff() ? response : withPolicy(std::move(response), policyOf(rate));
}

Response withRate(Response response, const RateLimiter& rate, std::string_view key) {
  if (rate.isOff()) return response;
  return withStanding(withPolicy(std::move(response), rate), rate.name(),
                      rate.standing(key, systemMilliseconds()));
}

Response tooOften(std::int64_t wait, std::string_view what, const Request& request) {
  return errorResponse(429, "rate.limit", what, request.id)
      .with("Retry-After", std::to_string(inSeconds(wait)));
}

Handler limitedByClient(RateLimiter& rate, std::string_view what, Handler handler) {
  return [&rate, what, handler = std::move(handler)](const Request& request) {
    const std::int64_t wait = rate.take(request.client, systemMilliseconds());
    return withRate(wait > 0 ? tooOften(wait, what, request) : handler(request), rate, request.client);
  };
}

}  // namespace pipit::server
