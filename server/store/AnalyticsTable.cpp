#include "store/AnalyticsTable.h"

#include <soci/soci.h>

#include <algorithm>
#include <array>

#include "domain/Message.h"
#include "store/JsonColumns.h"

namespace pipit::server {

namespace {

// Both are answered by the index conversations_changed, whose conditions they have: PostgreSQL, which thinks
// that all have changed, would else look through all of them for so many.
constexpr std::string_view kChangedSites =
    "SELECT id FROM sites WHERE analytics = 1 AND (SELECT MIN(key) FROM conversations WHERE site = sites.id "
    "AND "
    "analysed != change) IS NOT NULL";
constexpr std::string_view kChanged =
    "SELECT id FROM conversations WHERE site = :site AND analysed != change ORDER BY key LIMIT :most";

constexpr std::string_view kSpoken =
    "SELECT seq, author, at, text FROM messages WHERE conversation = :key AND state = :complete AND author "
    "!= "
    ":system ORDER BY seq DESC LIMIT :most";

constexpr std::string_view kPutFigures =
    "INSERT INTO conversation_analytics (conversation, id, site, session, at, calculated, messages, score, "
    "quick_replies, completion, resolved, response, topics) VALUES (:key, :id, :site, :session, :at, "
    ":calculated, :messages, :score, :quick, :completion, :resolved, :response, :topics) ON CONFLICT "
    "(conversation) DO UPDATE SET (id, site, session, at, calculated, messages, score, quick_replies, "
    "completion, resolved, response, topics) = (excluded.id, excluded.site, excluded.session, excluded.at, "
    "excluded.calculated, excluded.messages, excluded.score, excluded.quick_replies, excluded.completion, "
    "excluded.resolved, excluded.response, excluded.topics)";

constexpr std::string_view kFigures =
    "SELECT conversation, at, calculated, messages, quick_replies, COALESCE(response, -1) AS response, "
    "score, "
    "completion, resolved, id, site, session, topics FROM conversation_analytics WHERE ";

// Both databases add up numbers into one of another type than theirs.
constexpr std::string_view kFigureSums =
    "SELECT at / 86400000 AS day, COUNT(*) AS conversations, CAST(SUM(messages) AS BIGINT) AS messages,"
    " CAST(SUM(score) AS BIGINT) AS scores, CAST(SUM(quick_replies) AS BIGINT) AS quick,"
    " CAST(SUM(completion) AS BIGINT) AS completions, CAST(SUM(resolved) AS BIGINT) AS resolutions,"
    " COUNT(response) AS responses, CAST(COALESCE(SUM(response), 0) AS BIGINT) AS response_sum FROM "
    "conversation_analytics WHERE ";

constexpr std::string_view kForgetFigures =
    "DELETE FROM conversation_analytics WHERE conversation IN (SELECT conversation FROM "
    "conversation_analytics "
    "WHERE at < :before ORDER BY at LIMIT :most)";

std::string figuresWhere(const FiguresQuery& query) {
  std::string condition = "at >= :since AND at <= :until";
  if (!query.sites) return condition;
  if (query.sites->empty()) return condition + " AND 1 = 0";
  condition += " AND site IN (:site0";
  for (std::size_t index = 1; index < query.sites->size(); ++index)
    condition += ", :site" + std::to_string(index);
  return condition + ')';
}

// What is bound in figuresWhere(): it outlives the statement.
struct FiguresBounds {
  explicit FiguresBounds(const FiguresQuery& wanted)
      : query(wanted), since(wanted.since), until(wanted.until) {}

  void bind(soci::statement& statement) const {
    statement.exchange(soci::use(since));
    statement.exchange(soci::use(until));
    if (!query.sites) return;
    for (const std::string& site : *query.sites) statement.exchange(soci::use(site));
  }

  const FiguresQuery& query;
  long long since, until;
};

// One row's columns, bound in the order of kFigures.
struct FiguresColumns {
  ConversationFigures figures;
  std::string topics;
  long long key = 0, at = 0, calculated = 0, messages = 0, quickReplies = 0, response = 0;
  int score = 0, completion = 0, resolved = 0;

  void bind(soci::statement& statement) {
    for (long long* number : {&key, &at, &calculated, &messages, &quickReplies, &response})
      statement.exchange(soci::into(*number));
    for (int* number : {&score, &completion, &resolved}) statement.exchange(soci::into(*number));
    for (std::string* text : {&figures.conversation, &figures.site, &figures.session, &topics})
      statement.exchange(soci::into(*text));
  }

  ConversationFigures read() const {
    ConversationFigures found = figures;
    found.key = key;
    found.at = at;
    found.calculated = calculated;
    found.messages = messages;
    found.score = score;
    found.quickReplies = quickReplies;
    found.completion = completion;
    found.isResolved = resolved != 0;
    if (response >= 0) found.response = response;
    found.topics = entriesFromColumn(topics);
    return found;
  }
};

void beginReading(soci::statement& statement, const std::string& text) {
  statement.alloc();
  statement.prepare(text);
  statement.define_and_bind();
  statement.execute();
}

}  // namespace

std::vector<std::string> AnalyticsTable::changed(int limit) {
  std::string site, id;
  std::vector<std::string> sites, ids;
  soci::statement wanting = (sql_.prepare << kChangedSites, soci::into(site));
  wanting.execute();
  while (wanting.fetch()) sites.push_back(site);
  for (const std::string& one : sites) {
    const int most = limit - static_cast<int>(ids.size());
    if (most == 0) break;
    soci::statement statement = (sql_.prepare << kChanged, soci::use(one), soci::use(most), soci::into(id));
    statement.execute();
    while (statement.fetch()) ids.push_back(id);
  }
  return ids;
}

std::optional<ChangedConversation> AnalyticsTable::take(const std::string& conversation, int messages) {
  long long key = 0;
  int unmeasured = 0;
  ChangedConversation found;
  sql_ << "UPDATE conversations SET analysed = change WHERE id = :id AND analysed != change RETURNING key, "
          "site, visitor, unmeasured",
      soci::use(conversation), soci::into(key), soci::into(found.site), soci::into(found.visitor),
      soci::into(unmeasured);
  if (!sql_.got_data()) return std::nullopt;
  found.key = key;
  found.isUnmeasured = unmeasured != 0;
  readMessages(found, messages);
  return found;
}

// Places are counted without a gap: that of the first tells how many were before it.
void AnalyticsTable::readMessages(ChangedConversation& conversation, int limit) {
  const long long row = conversation.key;
  const int complete = static_cast<int>(MessageState::Complete), system = static_cast<int>(Author::System);
  long long seq = 0, at = 0;
  int author = 0;
  std::string text;
  soci::statement statement =
      (sql_.prepare << kSpoken, soci::use(row), soci::use(complete), soci::use(system), soci::use(limit),
       soci::into(seq), soci::into(author), soci::into(at), soci::into(text));
  statement.execute();
  while (statement.fetch()) {
    conversation.messages.push_back({static_cast<Author>(author) == Author::Visitor, at, text});
    if (std::ssize(conversation.messages) == limit) conversation.earlier = seq - 1;
  }
  std::ranges::reverse(conversation.messages);
}

void AnalyticsTable::put(const ConversationFigures& figures) {
  const long long key = figures.key, at = figures.at, calculated = figures.calculated;
  const long long messages = figures.messages, quickReplies = figures.quickReplies;
  long long response = figures.response.value_or(0);
  soci::indicator hasResponse = figures.response ? soci::i_ok : soci::i_null;
  const int resolved = figures.isResolved ? 1 : 0;
  const std::string topics = columnOf(figures.topics);
  sql_ << kPutFigures, soci::use(key), soci::use(figures.conversation), soci::use(figures.site),
      soci::use(figures.session), soci::use(at), soci::use(calculated), soci::use(messages),
      soci::use(figures.score), soci::use(quickReplies), soci::use(figures.completion), soci::use(resolved),
      soci::use(response, hasResponse), soci::use(topics);
}

void AnalyticsTable::drop(std::int64_t conversation) {
  const long long key = conversation;
  sql_ << "DELETE FROM conversation_analytics WHERE conversation = :key", soci::use(key);
}

std::vector<ConversationFigures> AnalyticsTable::find(const FiguresQuery& query) {
  FiguresBounds bounds(query);
  const ListPlace after = query.after.value_or(ListPlace{});
  // An index begins there, however deep the page is.
  if (query.after) bounds.until = std::min<long long>(bounds.until, after.at);
  const long long at = after.at, key = after.key;
  FiguresColumns row;
  soci::statement statement(sql_);
  bounds.bind(statement);
  if (query.after)
    for (const long long* number : {&at, &key}) statement.exchange(soci::use(*number));
  statement.exchange(soci::use(query.limit));
  row.bind(statement);
  beginReading(statement, std::string(kFigures) + figuresWhere(query) +
                              (query.after ? " AND (at, conversation) < (:at, :key)" : "") +
                              " ORDER BY at DESC, conversation DESC LIMIT :most");
  std::vector<ConversationFigures> found;
  while (statement.fetch()) found.push_back(row.read());
  return found;
}

std::vector<FiguresSum> AnalyticsTable::sums(const FiguresQuery& query) {
  const FiguresBounds bounds(query);
  std::array<long long, 9> numbers{};
  soci::statement statement(sql_);
  bounds.bind(statement);
  for (long long& number : numbers) statement.exchange(soci::into(number));
  beginReading(statement, std::string(kFigureSums) + figuresWhere(query) +
                              " GROUP BY at / 86400000 ORDER BY at / 86400000 DESC");
  std::vector<FiguresSum> sums;
  while (statement.fetch()) {
    const auto& [day, conversations, messages, score, quick, completion, resolved, responses, response] =
        numbers;
    sums.push_back({day, conversations, messages, score, quick, completion, resolved, responses, response});
  }
  return sums;
}

std::int64_t AnalyticsTable::forget(std::int64_t before, int limit) {
  const long long until = before;
  soci::statement statement = (sql_.prepare << kForgetFigures, soci::use(until), soci::use(limit));
  statement.execute(true);
  return statement.get_affected_rows();
}

}  // namespace pipit::server
