#include "store/IdempotencyTable.h"

#include <soci/soci.h>

namespace pipit::server {

std::optional<KeptAnswer> IdempotencyTable::find(const std::string& key) {
  KeptAnswer answer;
  long long at = 0;
  sql_ << "SELECT request, status, answer, at FROM idempotency_keys WHERE key = :key", soci::use(key),
      soci::into(answer.request), soci::into(answer.status), soci::into(answer.body), soci::into(at);
  answer.at = at;
  return sql_.got_data() ? std::optional(std::move(answer)) : std::nullopt;
}

void IdempotencyTable::put(const std::string& key, const KeptAnswer& answer) {
  const long long at = answer.at;
  sql_ << "INSERT INTO idempotency_keys (key, request, status, answer, at) VALUES (:key, :request, :status, "
          ":answer, :at) ON CONFLICT (key) DO UPDATE SET request = excluded.request, status = "
          "excluded.status, answer = excluded.answer, at = excluded.at",
      soci::use(key), soci::use(answer.request), soci::use(answer.status), soci::use(answer.body),
      soci::use(at);
}

std::int64_t IdempotencyTable::forget(std::int64_t before, int limit) {
  const long long last = before;
  std::string key;
  soci::statement statement =
      (sql_.prepare << "DELETE FROM idempotency_keys WHERE key IN (SELECT key FROM idempotency_keys WHERE at "
                       "<= :before ORDER BY at LIMIT :most) RETURNING key",
       soci::use(last), soci::use(limit), soci::into(key));
  statement.execute();
  std::int64_t removed = 0;
  while (statement.fetch()) ++removed;
  return removed;
}

}  // namespace pipit::server
