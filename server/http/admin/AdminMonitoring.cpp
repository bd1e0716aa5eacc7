#include "http/admin/AdminMonitoring.h"

#include <boost/json.hpp>
#include <chrono>
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

Response answerOf(const Asked& asked, const std::vector<WidgetWindow>& windows) {
  json::array steps;
  const MeasuredSpan span = spanOf(windows, asked.step);
  for (const Measured& measured : span.steps) steps.push_back(windowJson(measured));
  json::object body{{"site", nullptr},    {"from", asked.query.from},    {"to", asked.query.to},
                    {"step", asked.step}, {"windows", std::move(steps)}, {"total", jsonOf(span.total)}};
  if (!asked.site.empty()) body["site"] = asked.site;
  if (asked.site.empty()) body["overview"] = overviewJson(span.sites);
  return jsonResponse(200, body).with("X-Widget-Health", healthHeader(span.total));
}

// Of the desk's time only what the database takes: many windows are read apart from it.
Response measuredOf(Store& store, const AdminRequest& request) {
  QueryReader query(request.http.query);
  const Asked asked = readAsked(query, request);
  if (!query.issues().empty()) return invalid(query.issues(), request.http.id);
  if (!request.site.empty() && !store.site(request.site)) return unknownSite(request.http.id);
  const WindowCount count = store.countWindows(asked.query);
  if (count.windows > limits::kWindowsRead || count.bytes > limits::kWindowsReadBytes) {
    query.refuse("from", "A shorter time: there are more windows than one answer can have.");
    return invalid(query.issues(), request.http.id);
  }
  Response response;
  response.slowly = [asked, windows = store.windows(asked.query)]() -> Response::Rest {
    return [done = answerOf(asked, windows)] { return done; };
  };
  return response;
}

}  // namespace

void addMonitoringRoute(AdminTable& table, Store& store) {
  table.on("GET", "/api/monitoring/widget",
           [&store](const AdminRequest& request) { return measuredOf(store, request); });
}

}  // namespace pipit::server
