#include "store/AlertTable.h"

#include <soci/soci.h>

#include <array>
#include <charconv>

namespace pipit::server {

namespace {

constexpr std::string_view kAlertColumns =
    "SELECT id, rule, site, severity, status, value, acknowledged_by, key, fired, seen, resolved, times, "
    "acknowledged_at FROM alerts WHERE ";

constexpr std::string_view kPutAlert =
    "INSERT INTO alerts (id, rule, site, severity, status, value, fired, seen, resolved, times, "
    "acknowledged_by, acknowledged_at) VALUES (:id, :rule, :site, :severity, :status, :value, :fired, :seen, "
    ":resolved, :times, :by, :acknowledged) ON CONFLICT (id) DO UPDATE SET (status, value, seen, resolved, "
    "times, acknowledged_by, acknowledged_at) = (excluded.status, excluded.value, excluded.seen, "
    "excluded.resolved, excluded.times, excluded.acknowledged_by, excluded.acknowledged_at)";

constexpr std::string_view kForgetAlerts =
    "DELETE FROM alerts WHERE key IN (SELECT key FROM alerts WHERE status = 'resolved' AND resolved < "
    ":before "
    "ORDER BY key LIMIT :most)";

std::string_view statusOf(bool isFiring) {
  return isFiring ? "firing" : "resolved";
}

// The shortest text that is the same number again: the databases have types of their own for it.
std::string textOf(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

struct AlertColumns {
  Alert alert;
  std::string status, value;
  long long key = 0, fired = 0, seen = 0, resolved = 0, times = 0, acknowledged = 0;

  void bind(soci::statement& statement) {
    for (std::string* column :
         {&alert.id, &alert.rule, &alert.site, &alert.severity, &status, &value, &alert.acknowledgedBy})
      statement.exchange(soci::into(*column));
    for (long long* column : {&key, &fired, &seen, &resolved, &times, &acknowledged})
      statement.exchange(soci::into(*column));
  }

  Alert read() const {
    Alert read = alert;
    read.isFiring = status == statusOf(true);
    std::from_chars(value.data(), value.data() + value.size(), read.value);
    read.key = key;
    read.fired = fired;
    read.seen = seen;
    read.resolved = resolved;
    read.times = times;
    read.acknowledgedAt = acknowledged;
    return read;
  }
};

std::string alertsWhere(const AlertQuery& query) {
  std::string condition = "key < :before";
  if (query.isFiring) condition += " AND status = :status";
  if (!query.sites) return condition;
  // No site has an empty name: an alert of the service is nobody's who may touch some sites alone.
  condition += " AND site IN (NULL";
  for (std::size_t index = 0; index < query.sites->size(); ++index)
    condition += ", :site" + std::to_string(index);
  return condition + ')';
}

std::vector<Alert> fetchAll(soci::statement& statement, AlertColumns& row, const std::string& text) {
  row.bind(statement);
  statement.alloc();
  statement.prepare(text);
  statement.define_and_bind();
  statement.execute();
  std::vector<Alert> alerts;
  while (statement.fetch()) alerts.push_back(row.read());
  return alerts;
}

std::optional<Alert> firstOf(std::vector<Alert> alerts) {
  return alerts.empty() ? std::nullopt : std::optional(std::move(alerts.front()));
}

}  // namespace

std::vector<Alert> AlertTable::list(const AlertQuery& query) {
  const long long before = query.before;
  const std::string status(statusOf(query.isFiring.value_or(true)));
  AlertColumns row;
  soci::statement statement(sql_);
  statement.exchange(soci::use(before));
  if (query.isFiring) statement.exchange(soci::use(status));
  if (query.sites)
    for (const std::string& site : *query.sites) statement.exchange(soci::use(site));
  statement.exchange(soci::use(query.limit));
  return fetchAll(statement, row,
                  std::string(kAlertColumns) + alertsWhere(query) + " ORDER BY key DESC LIMIT :most");
}

std::optional<Alert> AlertTable::find(const std::string& id) {
  AlertColumns row;
  soci::statement statement(sql_);
  statement.exchange(soci::use(id));
  return firstOf(fetchAll(statement, row, std::string(kAlertColumns) + "id = :id"));
}

std::optional<Alert> AlertTable::latest(const std::string& rule, const std::string& site) {
  AlertColumns row;
  soci::statement statement(sql_);
  statement.exchange(soci::use(rule));
  statement.exchange(soci::use(site));
  return firstOf(
      fetchAll(statement, row,
               std::string(kAlertColumns) + "rule = :rule AND site = :site ORDER BY key DESC LIMIT 1"));
}

void AlertTable::put(const Alert& alert) {
  const std::string status(statusOf(alert.isFiring)), value = textOf(alert.value);
  const long long fired = alert.fired, seen = alert.seen, resolved = alert.resolved, times = alert.times,
                  acknowledged = alert.acknowledgedAt;
  sql_ << kPutAlert, soci::use(alert.id), soci::use(alert.rule), soci::use(alert.site),
      soci::use(alert.severity), soci::use(status), soci::use(value), soci::use(fired), soci::use(seen),
      soci::use(resolved), soci::use(times), soci::use(alert.acknowledgedBy), soci::use(acknowledged);
}

std::int64_t AlertTable::forget(std::int64_t before, int limit) {
  const long long until = before;
  soci::statement statement = (sql_.prepare << kForgetAlerts, soci::use(until), soci::use(limit));
  statement.execute(true);
  return statement.get_affected_rows();
}

}  // namespace pipit::server
