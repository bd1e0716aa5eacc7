#include "store/ServiceMinuteTable.h"

#include <soci/soci.h>

namespace pipit::server {

std::optional<ServiceMinute> ServiceMinuteTable::find(std::int64_t minute) {
  const long long wanted = minute;
  ServiceMinute found{.minute = minute, .figures = {}};
  sql_ << "SELECT figures FROM service_minutes WHERE minute = :minute", soci::use(wanted),
      soci::into(found.figures);
  return sql_.got_data() ? std::optional(found) : std::nullopt;
}

void ServiceMinuteTable::put(const ServiceMinute& minute) {
  const long long at = minute.minute;
  sql_ << "INSERT INTO service_minutes (minute, figures) VALUES (:minute, :figures) ON CONFLICT (minute) DO "
          "UPDATE SET figures = excluded.figures",
      soci::use(at), soci::use(minute.figures);
}

std::vector<ServiceMinute> ServiceMinuteTable::since(std::int64_t minute) {
  const long long from = minute;
  ServiceMinute row;
  long long at = 0;
  soci::statement statement =
      (sql_.prepare << "SELECT minute, figures FROM service_minutes WHERE minute >= :minute ORDER BY minute",
       soci::use(from), soci::into(at), soci::into(row.figures));
  statement.execute();
  std::vector<ServiceMinute> minutes;
  while (statement.fetch()) {
    row.minute = at;
    minutes.push_back(row);
  }
  return minutes;
}

void ServiceMinuteTable::forget(std::int64_t before) {
  const long long until = before;
  sql_ << "DELETE FROM service_minutes WHERE minute < :before", soci::use(until);
}

}  // namespace pipit::server
