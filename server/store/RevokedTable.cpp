#include "store/RevokedTable.h"

#include <soci/soci.h>

namespace pipit::server {

void RevokedTable::add(const std::string& session, std::int64_t expires, std::int64_t now) {
  const long long until = expires;
  forget(now);
  sql_ << "INSERT INTO revoked (session, expires) VALUES (:session, :until)"
          " ON CONFLICT (session) DO UPDATE SET expires = excluded.expires",
      soci::use(session), soci::use(until);
}

std::int64_t RevokedTable::forget(std::int64_t now) {
  const long long past = now;
  soci::statement statement = (sql_.prepare << "DELETE FROM revoked WHERE expires <= :past", soci::use(past));
  statement.execute(true);
  return statement.get_affected_rows();
}

bool RevokedTable::has(const std::string& session) {
  int found = 0;
  sql_ << "SELECT 1 FROM revoked WHERE session = :session", soci::use(session), soci::into(found);
  return sql_.got_data();
}

}  // namespace pipit::server
