#include "http/admin/AdminAnalytics.h"

#include <boost/json.hpp>
#include <cmath>

#include "domain/Limits.h"
#include "http/AnalyticsCsv.h"
#include "http/JsonResponse.h"
#include "http/admin/ListQuery.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

struct FiguresWish {
  FiguresQuery query;
  bool isCsv = false;
};

FiguresWish readFiguresWish(QueryReader& query) {
  FiguresWish wish;
  FiguresQuery& wanted = wish.query;
  wanted.since = momentIn(query, "from", wanted.since, DayPart::Begin);
  wanted.until = momentIn(query, "to", wanted.until, DayPart::End);
  if (wanted.until < wanted.since) query.refuse("to", "Not before from.");
  wanted.after = cursorIn(query);
  wish.isCsv = isCsvIn(query);
  wanted.limit = limitIn(query, wish.isCsv, limits::kAnalyticsPage, limits::kAnalyticsExport);
  return wish;
}

// To two places.
json::value meanJson(std::optional<double> mean) {
  return mean ? json::value(std::round(*mean * 100) / 100) : json::value(nullptr);
}

json::object jsonOf(const FiguresTotal& total) {
  return {{"conversations", total.conversations},         {"messages", total.messages},
          {"quickReplies", total.quickReplies},           {"engagementScore", meanJson(total.score)},
          {"completionRate", meanJson(total.completion)}, {"resolutionRate", meanJson(total.resolution)},
          {"responseTime", meanJson(total.response)}};
}

json::object jsonOf(const VisitStatistics& visits) {
  return {{"visits", visits.sum.visits},
          {"pageViews", visits.sum.views},
          {"pagesPerVisit", meanJson(visits.perVisit)},
          {"timeOnPage", meanJson(visits.timeOnPage)},
          {"bounceRate", meanJson(visits.bounceRate)},
          {"returnRate", meanJson(visits.returnRate)}};
}

json::array jsonOf(const std::vector<FiguresDay>& days) {
  json::array list;
  for (const FiguresDay& day : days) {
    json::object object = jsonOf(day.total);
    object["date"] = dateOf(day.day);
    list.push_back(std::move(object));
  }
  return list;
}

json::object jsonOf(const ConversationFigures& figures) {
  json::value response = nullptr;
  if (figures.response) response = *figures.response;
  return {{"conversation", figures.conversation},
          {"session", figures.session},
          {"site", figures.site},
          {"at", figures.at},
          {"calculatedAt", figures.calculated},
          {"messages", figures.messages},
          {"engagementScore", figures.score},
          {"quickReplies", figures.quickReplies},
          {"completion", figures.completion},
          {"resolved", figures.isResolved},
          {"responseTime", std::move(response)},
          {"topics", json::array(figures.topics.begin(), figures.topics.end())}};
}

Response listFigures(const Analytics& analytics, const AdminRequest& request) {
  QueryReader reader(request.http.query);
  FiguresWish wish = readFiguresWish(reader);
  if (!reader.issues().empty()) return invalid(reader.issues(), request.http.id);
  wish.query.sites = request.sites();
  const FiguresList list = analytics.list(wish.query);
  if (wish.isCsv)
    return csvFile("conversations", conversationsCsv(list.conversations), list.next, request.at);
  json::array conversations;
  for (const ConversationFigures& one : list.conversations) conversations.push_back(jsonOf(one));
  const std::size_t count = conversations.size();
  const FiguresStatistics all = analytics.statistics(wish.query);
  json::value next = nullptr;
  if (list.next) next = cursorOf(*list.next);
  return jsonResponse(200, {{"totals", jsonOf(all.total)},
                            {"visits", jsonOf(analytics.visits(wish.query))},
                            {"days", jsonOf(all.days)},
                            {"conversations", std::move(conversations)},
                            {"count", count},
                            {"next", std::move(next)}});
}

}  // namespace

void addAnalyticsRoute(AdminTable& table, const Analytics& analytics) {
  table.on("GET", "/api/admin/analytics",
           [&analytics](const AdminRequest& request) { return listFigures(analytics, request); });
}

}  // namespace pipit::server
