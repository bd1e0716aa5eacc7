#include "http/admin/AdminAlerts.h"

#include <boost/json.hpp>

#include "domain/Limits.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/admin/QueryReader.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kAcknowledge = "/api/admin/alerts/:id/acknowledge";

json::object alertJson(const Alert& alert) {
  json::object object{{"id", alert.id},
                      {"rule", alert.rule},
                      {"site", nullptr},
                      {"severity", alert.severity},
                      {"status", alert.isFiring ? "firing" : "resolved"},
                      {"value", alert.value},
                      {"threshold", nullptr},
                      {"description", ""},
                      {"fired", alert.fired},
                      {"seen", alert.seen},
                      {"resolved", nullptr},
                      {"times", alert.times},
                      {"acknowledged", nullptr}};
  if (!alert.site.empty()) object["site"] = alert.site;
  if (!alert.isFiring) object["resolved"] = alert.resolved;
  if (!alert.acknowledgedBy.empty())
    object["acknowledged"] = {{"who", alert.acknowledgedBy}, {"at", alert.acknowledgedAt}};
  // A rule that an older pipitd had is known by its name alone.
  if (const AlertRule* rule = alertRuleNamed(alert.rule)) {
    object["threshold"] = rule->threshold;
    object["description"] = rule->description;
  }
  return object;
}

AlertQuery readAlertQuery(QueryReader& query) {
  AlertQuery wanted;
  const std::string status = query.text("status");
  if (status == "firing" || status == "resolved") wanted.isFiring = status == "firing";
  if (!status.empty() && !wanted.isFiring) query.refuse("status", "firing or resolved.");
  wanted.before = query.number("cursor", wanted.before, 1);
  wanted.limit = static_cast<int>(query.number("limit", limits::kPageDefault, 1, limits::kAlertPage));
  return wanted;
}

Response listAlerts(AlertBook& book, const AdminRequest& request) {
  QueryReader query(request.http.query);
  AlertQuery wanted = readAlertQuery(query);
  if (!query.issues().empty()) return invalid(query.issues(), request.http.id);
  wanted.sites = request.sites();
  const int limit = wanted.limit++;
  auto alerts = book.find(wanted);
  const bool isMore = alerts.size() > static_cast<std::size_t>(limit);
  if (isMore) alerts.pop_back();
  json::array list;
  for (const Alert& alert : alerts) list.push_back(alertJson(alert));
  json::value next = nullptr;
  if (isMore) next = alerts.back().key;
  return jsonResponse(200, {{"alerts", std::move(list)}, {"next", std::move(next)}});
}

// What the service does is for those alone who may touch all sites.
bool mayTouch(const User& user, const Alert& alert) {
  return alert.site.empty() ? user.reach.isAll : user.reach.includes(alert.site);
}

Response acknowledgeAlert(AlertBook& book, const AdminRequest& request) {
  auto body = BodyReader::parse(request.http.body.empty() ? "{}" : request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const Signature signature = request.sign(body->optional("reason"));
  body->check("reason", signature.reason.empty() || checkSignature(signature).has_value(),
              "A text of at most 500 bytes.");
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const std::string id(variablePart(kAcknowledge, request.http.path));
  const auto known = book.find(id);
  if (!known) return errorResponse(404, "alert.unknown", "No alert has this id.", request.http.id);
  if (!mayTouch(request.user(), *known))
    return errorResponse(403, "admin.site", "This is not one of your sites.", request.http.id);
  const auto alert = book.acknowledge(id, signature);
  if (!alert) return errorResponse(404, "alert.unknown", "No alert has this id.", request.http.id);
  return jsonResponse(200, {{"alert", alertJson(*alert)}});
}

}  // namespace

void addAlertRoutes(AdminTable& table, AlertBook& alerts) {
  table.on("GET", "/api/admin/alerts",
           [&alerts](const AdminRequest& request) { return listAlerts(alerts, request); });
  table.on("POST", kAcknowledge,
           [&alerts](const AdminRequest& request) { return acknowledgeAlert(alerts, request); });
}

}  // namespace pipit::server
