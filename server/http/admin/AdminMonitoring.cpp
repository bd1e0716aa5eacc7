#include "http/admin/AdminMonitoring.h"

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>

#include "domain/Limits.h"
#include "domain/monitoring/Measured.h"
#include "http/JsonResponse.h"
#include "http/MeasuredJson.h"
#include "http/admin/QueryReader.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::int64_t kWatchedDay = 24 * 3'600'000;
// The year 9999.
constexpr std::int64_t kLatest = 253'402'300'800'000;

// What was asked for. `site`: none, all that they may touch.
struct Asked {
  std::string site;
  WindowQuery query;
  std::int64_t step = kFreshWindow;
};

Asked readAsked(QueryReader& query, const AdminRequest& request) {
  Asked asked{.site = request.site, .query = {.sites = request.sites()}, .step = kFreshWindow};
  asked.query.to = query.number("to", request.at + 1, 0, kLatest);
  asked.query.from =
      query.number("from", std::max<std::int64_t>(asked.query.to - kWatchedDay, 0), 0, kLatest);
  asked.step = query.number("step", kFreshWindow, kFreshWindow, limits::kWindowStepMost);
  if (asked.step % kFreshWindow != 0) query.refuse("step", "A multiple of 300 seconds.");
  if (query.issues().empty() && asked.query.from > asked.query.to) query.refuse("from", "Not after the end.");
  return asked;
}

json::object windowJson(const Measured& measured) {
  json::object object = jsonOf(measured);
  object["starts"] = measured.starts;
  object["seconds"] = measured.seconds;
  return object;
}

json::object overviewJson(const std::vector<MeasuredSite>& sites) {
  json::array list;
  for (const MeasuredSite& site : sites) {
    if (list.size() == limits::kOverviewSites) break;
    json::object object = jsonOf(site.measured);
    object["site"] = site.site;
    list.push_back(std::move(object));
  }
  return {{"sites", std::move(list)}, {"more", sites.size() > limits::kOverviewSites}};
}

Response answerOf(const Asked& asked, const MeasuredSpan& span) {
  json::array steps;
  for (const Measured& measured : span.steps) steps.push_back(windowJson(measured));
  json::object body{{"site", nullptr},    {"from", asked.query.from},    {"to", asked.query.to},
                    {"step", asked.step}, {"windows", std::move(steps)}, {"total", jsonOf(span.total)}};
  if (!asked.site.empty()) body["site"] = asked.site;
  if (asked.site.empty()) body["overview"] = overviewJson(span.sites);
  return jsonResponse(200, body).with("X-Widget-Health", healthHeader(span.total));
}

// Windows that are added up part by part: of which sites the next is.
struct Reading {
  Reading(Asked what, std::vector<WindowCount> all)
      : asked(std::move(what)), counts(std::move(all)), sum(asked.step, limits::kOverviewSites + 1) {}

  bool isOver() const { return next == counts.size(); }

  // Of whole sites, of one at least.
  WindowQuery nextPart() {
    WindowQuery part = asked.query;
    part.sites.emplace();
    std::int64_t windows = 0;
    while (!isOver() && (windows == 0 || windows + counts[next].windows <= limits::kWindowsAtOnce)) {
      windows += counts[next].windows;
      part.sites->push_back(counts[next++].site);
    }
    return part;
  }

  Asked asked;
  std::vector<WindowCount> counts;
  std::size_t next = 0;
  SpanSum sum;
};

// Of the desk's time only what the database takes: windows are added up apart from it.
Response read(Store& store, const std::shared_ptr<Reading>& reading) {
  Response response;
  response.slowly = [&store, reading, windows = store.windows(reading->nextPart())]() -> Response::Rest {
    reading->sum.add(windows);
    if (!reading->isOver()) return [&store, reading] { return read(store, reading); };
    return [done = answerOf(reading->asked, reading->sum.take())] { return done; };
  };
  return response;
}

bool isTooMuch(const std::vector<WindowCount>& counts) {
  std::int64_t all = 0;
  for (const WindowCount& count : counts) all += count.windows;
  return all > limits::kWindowsRead || std::ranges::any_of(counts, [](const WindowCount& count) {
           return count.windows > limits::kSiteWindowsRead;
         });
}

Response measuredOf(Store& store, const AdminRequest& request) {
  QueryReader query(request.http.query);
  const Asked asked = readAsked(query, request);
  if (!query.issues().empty()) return invalid(query.issues(), request.http.id);
  if (!request.site.empty() && !store.site(request.site)) return unknownSite(request.http.id);
  auto counts = store.countWindows(asked.query);
  if (isTooMuch(counts)) {
    query.refuse("from", "A shorter time: there are more windows than one answer can have.");
    return invalid(query.issues(), request.http.id);
  }
  return read(store, std::make_shared<Reading>(asked, std::move(counts)));
}

}  // namespace

void addMonitoringRoute(AdminTable& table, Store& store) {
  table.on("GET", "/api/monitoring/widget",
           [&store](const AdminRequest& request) { return measuredOf(store, request); });
}

}  // namespace pipit::server
