#include "store/VisitTable.h"

#include <soci/soci.h>

#include <algorithm>

namespace pipit::server {

namespace {

constexpr std::string_view kVisitSum =
    "SELECT COUNT(*), CAST(COALESCE(SUM(views), 0) AS BIGINT), CAST(COALESCE(SUM(seconds), 0) AS BIGINT), "
    "CAST(COALESCE(SUM(CASE WHEN views = 1 THEN 1 ELSE 0 END), 0) AS BIGINT), CAST(COALESCE(SUM(again), 0) "
    "AS "
    "BIGINT) FROM visits WHERE started >= :since AND started <= :until";

constexpr std::string_view kForgetVisits =
    "DELETE FROM visits WHERE (conversation, started) IN (SELECT conversation, started FROM visits WHERE "
    "started "
    "< :before ORDER BY started LIMIT :most)";

std::string visitSites(const FiguresQuery& query) {
  if (!query.sites) return "";
  std::string condition = " AND site IN (''";
  for (std::size_t index = 0; index < query.sites->size(); ++index)
    condition += ", :site" + std::to_string(index);
  return condition + ')';
}

}  // namespace

void VisitTable::add(const PageView& view, std::int64_t pause) {
  const auto known = latest(view.conversation);
  if (!known || view.at - known->seen > pause) return begin(view, known.has_value());
  const long long started = known->started, seen = std::max(known->seen, view.at), seconds = view.seconds;
  const int views = view.isFirst ? 1 : 0;
  sql_
      << "UPDATE visits SET seen = :seen, views = views + :views, seconds = seconds + :seconds, last = :last "
         "WHERE conversation = :conversation AND started = :started",
      soci::use(seen), soci::use(views), soci::use(seconds), soci::use(view.page),
      soci::use(view.conversation), soci::use(started);
}

std::optional<VisitTable::Latest> VisitTable::latest(const std::string& conversation) {
  long long started = 0, seen = 0;
  sql_ << "SELECT started, seen FROM visits WHERE conversation = :conversation ORDER BY started DESC LIMIT 1",
      soci::use(conversation), soci::into(started), soci::into(seen);
  if (!sql_.got_data()) return std::nullopt;
  return Latest{started, seen};
}

// A page that was left open for long is one page of a new visit.
void VisitTable::begin(const PageView& view, bool isAgain) {
  const long long at = view.at, seconds = view.seconds;
  const int again = isAgain ? 1 : 0;
  sql_ << "INSERT INTO visits (conversation, started, site, seen, views, seconds, again, entry, last) VALUES "
          "(:conversation, :started, :site, :seen, 1, :seconds, :again, :entry, :last)",
      soci::use(view.conversation), soci::use(at), soci::use(view.site), soci::use(at), soci::use(seconds),
      soci::use(again), soci::use(view.page), soci::use(view.page);
}

VisitSum VisitTable::sum(const FiguresQuery& query) {
  const long long since = query.since, until = query.until;
  long long visits = 0, views = 0, seconds = 0, bounced = 0, returned = 0;
  soci::statement statement(sql_);
  statement.exchange(soci::use(since));
  statement.exchange(soci::use(until));
  if (query.sites)
    for (const std::string& site : *query.sites) statement.exchange(soci::use(site));
  for (long long* number : {&visits, &views, &seconds, &bounced, &returned})
    statement.exchange(soci::into(*number));
  statement.alloc();
  statement.prepare(std::string(kVisitSum) + visitSites(query));
  statement.define_and_bind();
  statement.execute(true);
  return {visits, views, seconds, bounced, returned};
}

std::int64_t VisitTable::forget(std::int64_t before, int limit) {
  const long long until = before;
  soci::statement statement = (sql_.prepare << kForgetVisits, soci::use(until), soci::use(limit));
  statement.execute(true);
  return statement.get_affected_rows();
}

}  // namespace pipit::server
