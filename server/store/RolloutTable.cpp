#include "store/RolloutTable.h"

#include <soci/soci.h>

#include "domain/Store.h"
#include "store/JsonColumns.h"

namespace pipit::server {

namespace {

struct RolloutColumns {
  std::string feature, status, whitelist, blacklist, plan;
  int percentage = 0;
  long long step = 0, since = 0, served = 0;

  RolloutRecord read() const {
    const auto named = featureNamed(feature);
    const auto stands = statusNamed(status);
    if (!named || !stands) throw StoreFailure("a rollout is of no feature or status that we know");
    return {.feature = *named,
            .rollout = {.status = *stands,
                        .percentage = percentage,
                        .whitelist = entriesFromColumn(whitelist),
                        .blacklist = entriesFromColumn(blacklist)},
            .plan = plan,
            .step = static_cast<std::size_t>(step),
            .since = since,
            .served = served};
  }
};

constexpr std::string_view kAllRollouts =
    "SELECT feature, status, percentage, whitelist, blacklist, plan, step, since, served FROM "
    "feature_rollouts ORDER BY feature";

constexpr std::string_view kPutRollout =
    "INSERT INTO feature_rollouts (feature, status, percentage, whitelist, blacklist, plan, step, since, "
    "served) VALUES (:feature, :status, :percentage, :whitelist, :blacklist, :plan, :step, :since, :served) "
    "ON CONFLICT (feature) DO UPDATE SET (status, percentage, whitelist, blacklist, plan, step, since, "
    "served) = (excluded.status, excluded.percentage, excluded.whitelist, excluded.blacklist, excluded.plan, "
    "excluded.step, excluded.since, excluded.served)";

constexpr std::string_view kCountOutcomes =
    "INSERT INTO rollout_outcomes (feature, minute, exposures, successes, errors) VALUES (:feature, :minute, "
    ":exposures, :successes, :errors) ON CONFLICT (feature, minute) DO UPDATE SET (exposures, successes, "
    "errors) = (rollout_outcomes.exposures + excluded.exposures, rollout_outcomes.successes + "
    "excluded.successes, rollout_outcomes.errors + excluded.errors)";

// A sum of PostgreSQL's is of a type of its own.
constexpr std::string_view kOutcomesSince =
    "SELECT CAST(COALESCE(SUM(exposures), 0) AS BIGINT), CAST(COALESCE(SUM(successes), 0) AS BIGINT), "
    "CAST(COALESCE(SUM(errors), 0) AS BIGINT) FROM rollout_outcomes WHERE feature = :feature AND minute >= "
    ":minute";

}  // namespace

std::vector<RolloutRecord> RolloutTable::all() {
  RolloutColumns row;
  soci::statement statement =
      (sql_.prepare << kAllRollouts, soci::into(row.feature), soci::into(row.status),
       soci::into(row.percentage), soci::into(row.whitelist), soci::into(row.blacklist), soci::into(row.plan),
       soci::into(row.step), soci::into(row.since), soci::into(row.served));
  statement.execute();
  std::vector<RolloutRecord> records;
  while (statement.fetch()) records.push_back(row.read());
  return records;
}

void RolloutTable::put(const RolloutRecord& record) {
  const std::string feature(nameOf(record.feature)), status(nameOf(record.rollout.status));
  const std::string whitelist = columnOf(record.rollout.whitelist),
                    blacklist = columnOf(record.rollout.blacklist);
  const long long step = static_cast<long long>(record.step), since = record.since, served = record.served;
  sql_ << kPutRollout, soci::use(feature), soci::use(status), soci::use(record.rollout.percentage),
      soci::use(whitelist), soci::use(blacklist), soci::use(record.plan), soci::use(step), soci::use(since),
      soci::use(served);
}

std::vector<RolloutEvent> RolloutTable::events(std::string_view feature, int limit) {
  const std::string name(feature);
  RolloutEvent event;
  long long percentage = 0, at = 0;
  soci::statement statement =
      (sql_.prepare
           << "SELECT feature, kind, percentage, who, reason, at FROM rollout_events WHERE feature = "
              ":feature ORDER BY key DESC LIMIT :most",
       soci::use(name), soci::use(limit), soci::into(event.feature), soci::into(event.kind),
       soci::into(percentage), soci::into(event.signature.who), soci::into(event.signature.reason),
       soci::into(at));
  statement.execute();
  std::vector<RolloutEvent> events;
  while (statement.fetch()) {
    event.percentage = percentage;
    event.signature.at = at;
    events.push_back(event);
  }
  return events;
}

void RolloutTable::add(const RolloutEvent& event) {
  const long long percentage = event.percentage, at = event.signature.at;
  sql_ << "INSERT INTO rollout_events (feature, kind, percentage, who, reason, at) VALUES (:feature, :kind, "
          ":percentage, :who, :reason, :at)",
      soci::use(event.feature), soci::use(event.kind), soci::use(percentage), soci::use(event.signature.who),
      soci::use(event.signature.reason), soci::use(at);
}

void RolloutTable::count(std::string_view feature, std::int64_t minute, const Outcomes& outcomes) {
  const std::string name(feature);
  const long long at = minute, exposures = outcomes.exposures, successes = outcomes.successes,
                  errors = outcomes.errors;
  sql_ << kCountOutcomes, soci::use(name), soci::use(at), soci::use(exposures), soci::use(successes),
      soci::use(errors);
}

Outcomes RolloutTable::since(std::string_view feature, std::int64_t minute) {
  const std::string name(feature);
  const long long from = minute;
  long long exposures = 0, successes = 0, errors = 0;
  sql_ << kOutcomesSince, soci::use(name), soci::use(from), soci::into(exposures), soci::into(successes),
      soci::into(errors);
  return {.exposures = exposures, .successes = successes, .errors = errors};
}

void RolloutTable::forget(std::string_view feature, std::int64_t before) {
  const std::string name(feature);
  const long long minute = before;
  sql_ << "DELETE FROM rollout_outcomes WHERE feature = :feature AND minute < :minute", soci::use(name),
      soci::use(minute);
}

}  // namespace pipit::server
