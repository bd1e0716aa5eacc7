#include "store/LoginFailureTable.h"

#include <soci/soci.h>

namespace pipit::server {

LoginFailures LoginFailureTable::of(const std::string& who) {
  long long count = 0, at = 0;
  sql_ << "SELECT failures, at FROM login_failures WHERE who = :who", soci::use(who), soci::into(count),
      soci::into(at);
  return sql_.got_data() ? LoginFailures{count, at} : LoginFailures();
}

void LoginFailureTable::put(const std::string& who, const LoginFailures& failures) {
  const long long count = failures.count, at = failures.at;
  sql_ << "INSERT INTO login_failures (who, failures, at) VALUES (:who, :failures, :at) ON CONFLICT (who) DO "
          "UPDATE SET (failures, at) = (excluded.failures, excluded.at)",
      soci::use(who), soci::use(count), soci::use(at);
}

void LoginFailureTable::forget(std::int64_t before) {
  const long long at = before;
  sql_ << "DELETE FROM login_failures WHERE at <= :at", soci::use(at);
}

}  // namespace pipit::server
