#include "http/admin/AdminFeedback.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "domain/Limits.h"
#include "http/FeedbackCsv.h"
#include "http/JsonResponse.h"
#include "http/admin/ListQuery.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

template <class Value>
std::optional<Value> wordIn(QueryReader& query, std::string_view name,
                            std::optional<Value> (*named)(std::string_view), std::string_view allowed) {
  const std::string text = query.text(name);
  const auto value = named(text);
  if (!value && !text.empty()) query.refuse(name, allowed);
  return value;
}

std::optional<bool> truthNamed(std::string_view text) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  return std::nullopt;
}

struct FeedbackWish {
  FeedbackQuery query;
  bool isCsv = false;
};

FeedbackWish readFeedbackWish(QueryReader& query) {
  FeedbackWish wish;
  FeedbackQuery& wanted = wish.query;
  wanted.domain = query.text("domain");
  std::ranges::transform(wanted.domain, wanted.domain.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  wanted.type =
      wordIn(query, "type", &feedbackTypeNamed, "satisfaction, bug, feature_request, general or nps.");
  wanted.sentiment = wordIn(query, "sentiment", &sentimentNamed, "negative, neutral or positive.");
  wanted.urgentOnly = wordIn(query, "urgent_only", &truthNamed, "true or false.").value_or(false);
  wanted.since = momentIn(query, "start_date", wanted.since, DayPart::Begin);
  wanted.until = momentIn(query, "end_date", wanted.until, DayPart::End);
  if (wanted.until < wanted.since) query.refuse("end_date", "Not before start_date.");
  wanted.after = cursorIn(query);
  wish.isCsv = isCsvIn(query);
  wanted.limit = limitIn(query, wish.isCsv, limits::kFeedbackPage, limits::kFeedbackExport);
  return wish;
}

json::value orNull(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value orNull(std::optional<int> number) {
  return number ? json::value(*number) : json::value(nullptr);
}

json::object jsonOf(const Feedback& feedback) {
  return {{"id", feedback.id},
          {"at", feedback.at},
          {"site", feedback.site},
          {"domain", feedback.domain},
          {"type", nameOf(feedback.type)},
          {"rating", orNull(feedback.rating)},
          {"npsScore", orNull(feedback.score)},
          {"sentiment", orNull(std::string(nameOf(feedback.sentiment)))},
          {"urgent", feedback.isUrgent},
          {"category", feedback.category},
          {"message", feedback.message},
          {"page", feedback.page},
          {"session", feedback.session},
          {"conversation", feedback.conversation},
          {"browser", feedback.browser.empty() ? json::value(nullptr) : json::parse(feedback.browser)},
          {"ticket", orNull(feedback.ticket)}};
}

json::array jsonOf(const std::vector<FeedbackDay>& days) {
  json::array list;
  for (const FeedbackDay& day : days) {
    list.push_back(json::object{
        {"date", dateOf(day.day)}, {"total", day.count}, {"urgent", day.urgent}, {"negative", day.negative}});
  }
  return list;
}

// Every name is there, whether anybody has given any of it.
json::object jsonOf(const FeedbackStatistics& all) {
  json::object types{{"satisfaction", 0}, {"bug", 0}, {"feature_request", 0}, {"general", 0}, {"nps", 0}};
  json::object sentiments{{"negative", 0}, {"neutral", 0}, {"positive", 0}};
  for (const FeedbackSum& sum : all.sums) {
    types[nameOf(sum.type)] = types[nameOf(sum.type)].to_number<std::int64_t>() + sum.count;
    if (sum.sentiment == Sentiment::None) continue;
    json::value& known = sentiments[nameOf(sum.sentiment)];
    known = known.to_number<std::int64_t>() + sum.count;
  }
  json::value average = nullptr;
  if (all.averageRating) average = std::round(*all.averageRating * 100) / 100;
  return {{"total", all.total},
          {"urgent", all.urgent},
          {"by_type", std::move(types)},
          {"by_sentiment", std::move(sentiments)},
          {"average_rating", std::move(average)},
          {"nps_score", orNull(all.netPromoterScore)},
          {"by_day", jsonOf(all.days)}};
}

Response listFeedback(const FeedbackBook& feedback, const AdminRequest& request) {
  QueryReader reader(request.http.query);
  FeedbackWish wish = readFeedbackWish(reader);
  if (!reader.issues().empty()) return invalid(reader.issues(), request.http.id);
  wish.query.sites = request.sites();
  const FeedbackList list = feedback.list(wish.query);
  if (wish.isCsv) return csvFile("feedback", csvOf(list.feedback), list.next, request.at);
  json::array entries;
  for (const Feedback& one : list.feedback) entries.push_back(jsonOf(one));
  const std::size_t count = entries.size();
  json::value next = nullptr;
  if (list.next) next = cursorOf(*list.next);
  return jsonResponse(200, {{"feedback", std::move(entries)},
                            {"count", count},
                            {"stats", jsonOf(feedback.statistics(wish.query))},
                            {"next", std::move(next)}});
}

}  // namespace

void addFeedbackRoute(AdminTable& table, const FeedbackBook& feedback) {
  table.on("GET", "/api/feedback",
           [&feedback](const AdminRequest& request) { return listFeedback(feedback, request); });
}

}  // namespace pipit::server
