#include "store/RateTable.h"

#include <fmt/format.h>
#include <soci/soci.h>

namespace pipit::server {

namespace {

// One statement, so that no two services take the same token, and one round trip. It is the arithmetic of
// RateLimiter: between now, when a full bucket is full, and `emptiest`, when an empty one will be.
std::string statementOf(const RateRequest& request) {
  const std::int64_t emptiest = request.now + request.burst * request.interval;
  const std::string fullAt = fmt::format(
      "(CASE WHEN rate_limits.full_at < {0} THEN {0} WHEN rate_limits.full_at > {1} THEN {1} ELSE "
      "rate_limits.full_at END)",
      request.now, emptiest);
  const std::string left = fmt::format("(({} - {}) / {})", emptiest, fullAt, request.interval);
  const std::string given = fmt::format("(CASE WHEN {0} < {1} THEN {0} ELSE {1} END)", left, request.wanted);
  return fmt::format(
      "INSERT INTO rate_limits (key, full_at, given) VALUES (:key, {}, {}) ON CONFLICT (key) DO UPDATE SET "
      "full_at = {} + {} * {}, given = {} RETURNING given, full_at",
      request.now + request.wanted * request.interval, request.wanted, fullAt, given, request.interval,
      given);
}

}  // namespace

RateGrant RateTable::take(const RateRequest& request) {
  const std::string key(request.key);
  long long given = 0, fullAt = 0;
  sql_ << statementOf(request), soci::use(key), soci::into(given), soci::into(fullAt);
  return {given, fullAt};
}

void RateTable::forget(std::int64_t before) {
  const long long past = before;
  sql_ << "DELETE FROM rate_limits WHERE full_at <= :past", soci::use(past);
}

}  // namespace pipit::server
