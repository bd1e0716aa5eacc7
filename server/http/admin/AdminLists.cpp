#include "http/admin/AdminLists.h"

#include <algorithm>
#include <boost/json.hpp>

#include "domain/Limits.h"
#include "http/JsonResponse.h"
#include "http/admin/AdminJson.h"
#include "http/admin/QueryReader.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

AuditQuery readAuditQuery(QueryReader& query) {
  AuditQuery wanted;
  wanted.who = query.text("who");
  wanted.kind = query.text("kind");
  wanted.owner = query.text("owner");
  wanted.since = query.number("since", 0, 0);
  wanted.until = query.number("until", wanted.until, 0);
  wanted.before = query.number("cursor", wanted.before, 1);
  wanted.limit = static_cast<int>(query.number("limit", limits::kPageDefault, 1, limits::kAuditPage));
  return wanted;
}

Response listAudit(Store& store, const AdminRequest& request) {
  QueryReader query(request.http.query);
  AuditQuery wanted = readAuditQuery(query);
  if (!query.issues().empty()) return invalid(query.issues(), request.http.id);
  wanted.sites = request.sites();
  const int limit = wanted.limit++;
  auto rows = store.audit(wanted);
  const bool isMore = rows.size() > static_cast<std::size_t>(limit);
  if (isMore) rows.pop_back();
  json::array entries;
  for (const AuditRow& row : rows) entries.push_back(jsonOf(row));
  json::value next = nullptr;
  if (isMore) next = rows.back().key;
  return jsonResponse(200, {{"entries", std::move(entries)}, {"next", std::move(next)}});
}

Response listTickets(Store& store, const AdminRequest& request) {
  QueryReader query(request.http.query);
  const bool isAll = query.text("all") == "1";
  const auto limit =
      static_cast<std::size_t>(query.number("limit", limits::kPageDefault, 1, limits::kTicketPage));
  if (!query.issues().empty()) return invalid(query.issues(), request.http.id);
  json::array tickets;
  bool isMore = false;
  for (const Ticket& ticket : store.tickets(request.site, isAll)) {
    if (!request.user().reach.includes(ticket.site)) continue;
    isMore = tickets.size() == limit;
    if (isMore) break;
    tickets.push_back(jsonOf(ticket));
  }
  return jsonResponse(200, {{"tickets", std::move(tickets)}, {"more", isMore}});
}

}  // namespace

void addListRoutes(AdminTable& table, Store& store) {
  table.on("GET", "/api/admin/audit",
           [&store](const AdminRequest& request) { return listAudit(store, request); });
  table.on("GET", "/api/admin/tickets",
           [&store](const AdminRequest& request) { return listTickets(store, request); });
}

}  // namespace pipit::server
