#include "store/FeedbackTable.h"

#include <soci/soci.h>

#include <algorithm>
#include <array>

#include "domain/Store.h"

namespace pipit::server {

namespace {

constexpr std::string_view kFeedbackColumns =
    "SELECT key, at, COALESCE(rating, 0) AS rating, COALESCE(score, -1) AS score, urgent, id, site, domain, "
    "conversation, COALESCE(client_id, '') AS client_id, type, sentiment, category, message, page, session, "
    "browser, ticket FROM feedback WHERE ";

// Both databases add up numbers into one of another type than theirs.
constexpr std::string_view kFeedbackSums =
    "SELECT type, sentiment, COUNT(*) AS feedback, CAST(SUM(urgent) AS BIGINT) AS urgents, COUNT(rating) AS "
    "ratings, CAST(COALESCE(SUM(rating), 0) AS BIGINT) AS rating_sum, COUNT(score) AS scores,"
    " COUNT(CASE WHEN score >= 9 THEN 1 END) AS promoters, COUNT(CASE WHEN score <= 6 THEN 1 END) AS "
    "detractors FROM feedback WHERE ";

constexpr std::string_view kFeedbackDays =
    "SELECT at / 86400000 AS day, COUNT(*) AS feedback, CAST(SUM(urgent) AS BIGINT) AS urgents,"
    " COUNT(CASE WHEN sentiment = 'negative' THEN 1 END) AS negatives FROM feedback WHERE ";

// Only what is asked for stands in the condition, and the program's own words as they are, so that the
// indexes are of use.
std::string conditionOf(const FeedbackQuery& query) {
  std::string condition = "at >= :since AND at <= :until";
  if (!query.domain.empty()) condition += " AND domain = :domain";
  if (query.type) condition.append(" AND type = '").append(nameOf(*query.type)) += '\'';
  if (query.sentiment) condition.append(" AND sentiment = '").append(nameOf(*query.sentiment)) += '\'';
  if (query.urgentOnly) condition += " AND urgent = 1";
  if (!query.sites) return condition;
  if (query.sites->empty()) return condition + " AND 1 = 0";
  condition += " AND site IN (:site0";
  for (std::size_t index = 1; index < query.sites->size(); ++index)
    condition += ", :site" + std::to_string(index);
  return condition + ')';
}

// What the condition asks for; it lives as long as the statement.
struct FeedbackAsked {
  explicit FeedbackAsked(const FeedbackQuery& query) : since(query.since), until(query.until) {}

  void bind(soci::statement& statement, const FeedbackQuery& query) const {
    statement.exchange(soci::use(since));
    statement.exchange(soci::use(until));
    if (!query.domain.empty()) statement.exchange(soci::use(query.domain));
    if (!query.sites) return;
    for (const std::string& site : *query.sites) statement.exchange(soci::use(site));
  }

  long long since, until;
};

// One row's columns, bound in the order of kFeedbackColumns.
struct FeedbackColumns {
  Feedback feedback;
  std::string type, sentiment;
  long long key = 0, at = 0;
  int rating = 0, score = 0, urgent = 0;

  void bind(soci::statement& statement) {
    for (long long* number : {&key, &at}) statement.exchange(soci::into(*number));
    for (int* number : {&rating, &score, &urgent}) statement.exchange(soci::into(*number));
    for (std::string* text : {&feedback.id, &feedback.site, &feedback.domain, &feedback.conversation,
                              &feedback.clientId, &type, &sentiment, &feedback.category, &feedback.message,
                              &feedback.page, &feedback.session, &feedback.browser, &feedback.ticket})
      statement.exchange(soci::into(*text));
  }

  Feedback read() const {
    Feedback found = feedback;
    found.key = key;
    found.at = at;
    if (rating > 0) found.rating = rating;
    if (score >= 0) found.score = score;
    found.isUrgent = urgent != 0;
    found.type = feedbackTypeNamed(type).value();
    found.sentiment = sentimentNamed(sentiment).value_or(Sentiment::None);
    return found;
  }
};

void prepare(soci::statement& statement, const std::string& text) {
  statement.alloc();
  statement.prepare(text);
  statement.define_and_bind();
  statement.execute();
}

}  // namespace

void FeedbackTable::insert(const Feedback& feedback) {
  const long long at = feedback.at;
  const int urgent = feedback.isUrgent ? 1 : 0;
  const std::string type(nameOf(feedback.type)), sentiment(nameOf(feedback.sentiment));
  std::string clientId = feedback.clientId;
  int rating = feedback.rating.value_or(0), score = feedback.score.value_or(0);
  soci::indicator hasRating = feedback.rating ? soci::i_ok : soci::i_null;
  soci::indicator hasScore = feedback.score ? soci::i_ok : soci::i_null;
  soci::indicator hasClientId = feedback.clientId.empty() ? soci::i_null : soci::i_ok;
  sql_ << "INSERT INTO feedback (id, site, domain, conversation, client_id, type, rating, score, sentiment, "
          "urgent, category, message, page, session, browser, ticket, at) VALUES (:id, :site, :domain, "
          ":conversation, :client, :type, :rating, :score, :sentiment, :urgent, :category, :message, :page, "
          ":session, :browser, :ticket, :at)",
      soci::use(feedback.id), soci::use(feedback.site), soci::use(feedback.domain),
      soci::use(feedback.conversation), soci::use(clientId, hasClientId), soci::use(type),
      soci::use(rating, hasRating), soci::use(score, hasScore), soci::use(sentiment), soci::use(urgent),
      soci::use(feedback.category), soci::use(feedback.message), soci::use(feedback.page),
      soci::use(feedback.session), soci::use(feedback.browser), soci::use(feedback.ticket), soci::use(at);
}

std::optional<Feedback> FeedbackTable::byClientId(const std::string& conversation,
                                                  const std::string& clientId) {
  FeedbackColumns row;
  soci::statement statement(sql_);
  statement.exchange(soci::use(conversation));
  statement.exchange(soci::use(clientId));
  row.bind(statement);
  prepare(statement, std::string(kFeedbackColumns) + "conversation = :conversation AND client_id = :client");
  return statement.fetch() ? std::optional(row.read()) : std::nullopt;
}

void FeedbackTable::move(const std::string& source, const std::string& target) {
  sql_ << "UPDATE feedback SET client_id = NULL WHERE conversation = :from AND client_id IN"
          " (SELECT client_id FROM feedback WHERE conversation = :into)",
      soci::use(source), soci::use(target);
  sql_ << "UPDATE feedback SET conversation = :into WHERE conversation = :from", soci::use(target),
      soci::use(source);
}

std::vector<Feedback> FeedbackTable::find(const FeedbackQuery& query) {
  FeedbackAsked asked(query);
  const ListPlace after = query.after.value_or(ListPlace{});
  // An index begins there, however deep the page is.
  if (query.after) asked.until = std::min<long long>(asked.until, after.at);
  const long long at = after.at, key = after.key;
  FeedbackColumns row;
  soci::statement statement(sql_);
  asked.bind(statement, query);
  if (query.after)
    for (const long long* number : {&at, &key}) statement.exchange(soci::use(*number));
  statement.exchange(soci::use(query.limit));
  row.bind(statement);
  prepare(statement, std::string(kFeedbackColumns) + conditionOf(query) +
                         (query.after ? " AND (at, key) < (:at, :key)" : "") +
                         " ORDER BY at DESC, key DESC LIMIT :most");
  std::vector<Feedback> found;
  while (statement.fetch()) found.push_back(row.read());
  return found;
}

std::vector<FeedbackSum> FeedbackTable::sums(const FeedbackQuery& query) {
  const FeedbackAsked asked(query);
  std::string type, sentiment;
  std::array<long long, 7> numbers{};
  soci::statement statement(sql_);
  asked.bind(statement, query);
  statement.exchange(soci::into(type));
  statement.exchange(soci::into(sentiment));
  for (long long& number : numbers) statement.exchange(soci::into(number));
  prepare(statement, std::string(kFeedbackSums) + conditionOf(query) + " GROUP BY type, sentiment");
  std::vector<FeedbackSum> sums;
  while (statement.fetch()) {
    const auto& [count, urgent, ratings, ratingSum, scores, promoters, detractors] = numbers;
    sums.push_back({feedbackTypeNamed(type).value(), sentimentNamed(sentiment).value_or(Sentiment::None),
                    count, urgent, ratings, ratingSum, scores, promoters, detractors});
  }
  return sums;
}

std::vector<FeedbackDay> FeedbackTable::days(const FeedbackQuery& query, int limit) {
  const FeedbackAsked asked(query);
  std::array<long long, 4> numbers{};
  soci::statement statement(sql_);
  asked.bind(statement, query);
  statement.exchange(soci::use(limit));
  for (long long& number : numbers) statement.exchange(soci::into(number));
  prepare(statement, std::string(kFeedbackDays) + conditionOf(query) +
                         " GROUP BY at / 86400000 ORDER BY at / 86400000 DESC LIMIT :most");
  std::vector<FeedbackDay> days;
  while (statement.fetch()) {
    const auto& [day, count, urgent, negative] = numbers;
    days.push_back({day, count, urgent, negative});
  }
  return days;
}

std::int64_t FeedbackTable::removeBefore(const std::string& site, std::int64_t before, int limit) {
  const long long last = before;
  std::string id;
  soci::statement statement = (sql_.prepare << "DELETE FROM feedback WHERE key IN (SELECT key FROM feedback "
                                               "WHERE site = :site AND at < :before ORDER BY at LIMIT :most)"
                                               " RETURNING id",
                               soci::use(site), soci::use(last), soci::use(limit), soci::into(id));
  statement.execute();
  std::int64_t removed = 0;
  while (statement.fetch()) ++removed;
  return removed;
}

}  // namespace pipit::server
