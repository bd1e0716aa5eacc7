#include "http/admin/AdminFeedback.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "domain/Limits.h"
#include "domain/OpeningHours.h"
#include "http/FeedbackCsv.h"
#include "http/JsonResponse.h"
#include "http/Query.h"
#include "http/admin/QueryReader.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::int64_t kDay = std::chrono::milliseconds(std::chrono::days(1)).count();

// "2026-12-25" is that day, in UTC; a number is a moment in milliseconds since 1970.
std::int64_t momentIn(QueryReader& query, std::string_view name, std::int64_t absent, std::int64_t ofDay) {
  const std::string text = query.text(name);
  if (text.empty()) return absent;
  if (const auto day = dayOf(text)) return *day * kDay + ofDay;
  if (const auto number = wholeNumber(text)) return *number;
  query.refuse(name, "A day such as 2026-12-25, or milliseconds since 1970.");
  return absent;
}

// "1700000000000-57": where the page before ended.
std::optional<FeedbackPlace> cursorIn(QueryReader& query) {
  const std::string text = query.text("cursor");
  if (text.empty()) return std::nullopt;
  const std::size_t dash = text.find('-');
  const auto at = wholeNumber(std::string_view(text).substr(0, dash));
  const auto key =
      dash == std::string::npos ? std::nullopt : wholeNumber(std::string_view(text).substr(dash + 1));
  if (at && key) return FeedbackPlace{*at, *key};
  query.refuse("cursor", "The `next` of the page before.");
  return std::nullopt;
}

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
  wanted.since = momentIn(query, "start_date", wanted.since, 0);
  wanted.until = momentIn(query, "end_date", wanted.until, kDay - 1);
  if (wanted.until < wanted.since) query.refuse("end_date", "Not before start_date.");
  wanted.after = cursorIn(query);
  const std::string format = query.text("format");
  wish.isCsv = format == "csv";
  if (!wish.isCsv && !format.empty() && format != "json") query.refuse("format", "json or csv.");
  const int most = wish.isCsv ? limits::kFeedbackExport : limits::kFeedbackPage;
  const int usual = wish.isCsv ? most : limits::kPageDefault;
  wanted.limit = static_cast<int>(query.number("limit", usual, 1, most));
  return wish;
}

std::string textOf(const FeedbackPlace& place) {
  return fmt::format("{}-{}", place.at, place.key);
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
    const auto second = static_cast<std::time_t>(day.day * kDay / 1'000);
    list.push_back(json::object{{"date", fmt::format("{:%F}", fmt::gmtime(second))},
                                {"total", day.count},
                                {"urgent", day.urgent},
                                {"negative", day.negative}});
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

Response feedbackFile(const FeedbackList& list, std::int64_t now) {
  const auto second = static_cast<std::time_t>(now / 1'000);
  Response response{.status = 200, .headers = {}, .body = bodyOf(csvOf(list.feedback))};
  response.with("Content-Type", "text/csv; charset=utf-8; header=present")
      .with("Content-Disposition",
            fmt::format("attachment; filename=\"feedback-{:%F}.csv\"", fmt::gmtime(second)))
      .with("Cache-Control", "no-store");
  if (list.next) response.with("X-Next-Cursor", textOf(*list.next));
  return response;
}

Response listFeedback(const FeedbackBook& feedback, const AdminRequest& request) {
  QueryReader reader(request.http.query);
  FeedbackWish wish = readFeedbackWish(reader);
  if (!reader.issues().empty()) return invalid(reader.issues(), request.http.id);
  wish.query.sites = request.sites();
  const FeedbackList list = feedback.list(wish.query);
  if (wish.isCsv) return feedbackFile(list, request.at);
  json::array entries;
  for (const Feedback& one : list.feedback) entries.push_back(jsonOf(one));
  const std::size_t count = entries.size();
  json::value next = nullptr;
  if (list.next) next = textOf(*list.next);
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
