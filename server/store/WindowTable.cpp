#include "store/WindowTable.h"

#include <soci/soci.h>

namespace pipit::server {

namespace {

constexpr std::string_view kPutWindow =
    "INSERT INTO widget_windows (site, seconds, starts, reports, report) VALUES (:site, :seconds, :starts, "
    ":reports, :report) ON CONFLICT (site, seconds, starts) DO UPDATE SET (reports, report) = "
    "(excluded.reports, excluded.report)";

// PostgreSQL deletes no LIMIT rows; a row's place is not the same in both databases, its key is.
constexpr std::string_view kForgetWindows =
    "DELETE FROM widget_windows WHERE (site, seconds, starts) IN (SELECT site, seconds, starts FROM "
    "widget_windows WHERE starts < :before ORDER BY starts LIMIT :most)";

std::string windowsWhere(const WindowQuery& query) {
  std::string condition = " FROM widget_windows WHERE starts >= :since AND starts < :until";
  condition += query.seconds == 0 ? " AND seconds IN (300, 3600, 86400)" : " AND seconds = :seconds";
  if (!query.sites) return condition;
  condition += " AND site IN (''";
  for (std::size_t index = 0; index < query.sites->size(); ++index)
    condition += ", :site" + std::to_string(index);
  return condition + ')';
}

// What is bound in windowsWhere(): it outlives the statement.
struct WindowBounds {
  explicit WindowBounds(const WindowQuery& wanted)
      : query(wanted), from(wanted.from), to(wanted.to), seconds(wanted.seconds) {}

  void bind(soci::statement& statement) const {
    statement.exchange(soci::use(from));
    statement.exchange(soci::use(to));
    if (seconds != 0) statement.exchange(soci::use(seconds));
    if (!query.sites) return;
    for (const std::string& site : *query.sites) statement.exchange(soci::use(site));
  }

  const WindowQuery& query;
  long long from, to, seconds;
};

}  // namespace

std::optional<WidgetWindow> WindowTable::find(const std::string& site, std::int64_t seconds,
                                              std::int64_t starts) {
  const long long length = seconds, start = starts;
  long long reports = 0;
  WidgetWindow window{.site = site, .seconds = seconds, .starts = starts, .reports = 0, .report = {}};
  sql_ << "SELECT reports, report FROM widget_windows WHERE site = :site AND seconds = :seconds AND starts = "
          ":starts",
      soci::use(site), soci::use(length), soci::use(start), soci::into(reports), soci::into(window.report);
  if (!sql_.got_data()) return std::nullopt;
  window.reports = reports;
  return window;
}

void WindowTable::put(const WidgetWindow& window) {
  const long long seconds = window.seconds, starts = window.starts, reports = window.reports;
  sql_ << kPutWindow, soci::use(window.site), soci::use(seconds), soci::use(starts), soci::use(reports),
      soci::use(window.report);
}

std::vector<WindowCount> WindowTable::count(const WindowQuery& query) {
  const WindowBounds bounds(query);
  std::string site;
  long long windows = 0;
  soci::statement statement(sql_);
  bounds.bind(statement);
  statement.exchange(soci::into(site));
  statement.exchange(soci::into(windows));
  statement.alloc();
  // By what is no column, so that SQLite takes the index of starts and not the table in the order of its
  // sites.
  statement.prepare("SELECT site || '', COUNT(*)" + windowsWhere(query) + " GROUP BY 1 ORDER BY 1");
  statement.define_and_bind();
  statement.execute();
  std::vector<WindowCount> counts;
  while (statement.fetch()) counts.push_back({site, windows});
  return counts;
}

std::vector<WidgetWindow> WindowTable::list(const WindowQuery& query) {
  const WindowBounds bounds(query);
  WidgetWindow row;
  long long seconds = 0, starts = 0, reports = 0;
  soci::statement statement(sql_);
  bounds.bind(statement);
  for (std::string* column : {&row.site, &row.report}) statement.exchange(soci::into(*column));
  for (long long* column : {&seconds, &starts, &reports}) statement.exchange(soci::into(*column));
  statement.alloc();
  statement.prepare("SELECT site, report, seconds, starts, reports" + windowsWhere(query) +
                    " ORDER BY starts, site, seconds");
  statement.define_and_bind();
  statement.execute();
  std::vector<WidgetWindow> windows;
  while (statement.fetch()) {
    row.seconds = seconds;
    row.starts = starts;
    row.reports = reports;
    windows.push_back(row);
  }
  return windows;
}

std::vector<WidgetWindow> WindowTable::oldest(std::int64_t seconds, std::int64_t before, int limit) {
  const long long length = seconds, until = before;
  WidgetWindow row;
  row.seconds = seconds;
  long long starts = 0;
  soci::statement statement =
      (sql_.prepare << "SELECT site, MIN(starts) FROM widget_windows WHERE seconds = :seconds AND starts < "
                       ":until GROUP BY site ORDER BY 2, 1 LIMIT :most",
       soci::use(length), soci::use(until), soci::use(limit), soci::into(row.site), soci::into(starts));
  statement.execute();
  std::vector<WidgetWindow> windows;
  while (statement.fetch()) {
    row.starts = starts;
    windows.push_back(row);
  }
  return windows;
}

void WindowTable::remove(const std::string& site, std::int64_t seconds, std::int64_t from, std::int64_t to) {
  const long long length = seconds, since = from, until = to;
  sql_ << "DELETE FROM widget_windows WHERE site = :site AND seconds = :seconds AND starts >= :since AND "
          "starts < :until",
      soci::use(site), soci::use(length), soci::use(since), soci::use(until);
}

std::int64_t WindowTable::forget(std::int64_t before, int limit) {
  const long long until = before;
  soci::statement statement = (sql_.prepare << kForgetWindows, soci::use(until), soci::use(limit));
  statement.execute(true);
  return statement.get_affected_rows();
}

}  // namespace pipit::server
