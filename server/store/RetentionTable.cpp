#include "store/RetentionTable.h"

#include <soci/soci.h>

#include <algorithm>

namespace pipit::server {

namespace {

// What nobody has looked at yet for its figures waits for that, where the site wants any.
constexpr std::string_view kOldConversations =
    "SELECT id, key FROM conversations WHERE site = :site AND spoken > 0 AND spoken < :before AND (analysed "
    "= "
    "change OR NOT EXISTS (SELECT 1 FROM sites WHERE sites.id = conversations.site AND analytics = 1)) AND "
    "NOT EXISTS (SELECT 1 FROM tickets WHERE conversation = conversations.key AND (closed = 0 OR closed >= "
    ":since)) ORDER BY spoken LIMIT :most";

constexpr std::string_view kForgetMessages =
    "DELETE FROM messages WHERE conversation = :key AND seq IN (SELECT seq FROM messages WHERE conversation "
    "= "
    ":same ORDER BY seq LIMIT :most)";

// A ticket that its visitor has not been told the end of is told first.
constexpr std::string_view kForgetTickets =
    "DELETE FROM tickets WHERE key IN (SELECT key FROM tickets WHERE site = :site AND closed != 0 AND closed "
    "< "
    ":before AND at < :since AND told = 0 ORDER BY at LIMIT :most)";

constexpr std::string_view kForgetEmpty =
    "DELETE FROM conversations WHERE spoken = -1 AND key IN (SELECT key FROM conversations WHERE site = "
    ":site "
    "AND spoken = -1 AND NOT EXISTS (SELECT 1 FROM conversation_analytics WHERE conversation = "
    "conversations.key) LIMIT :most)";

std::int64_t rowsOf(soci::statement& statement) {
  statement.execute(true);
  return std::max<std::int64_t>(statement.get_affected_rows(), 0);
}

}  // namespace

RetentionCount RetentionTable::forget(const RetentionQuery& query) {
  date(query);
  RetentionCount gone;
  std::int64_t room = query.messages;
  const auto rows = old(query);
  for (const auto& [id, key] : rows) {
    if (!isStillOld(key, query.before)) continue;
    const std::int64_t messages = forgetMessages(key, room);
    gone.messages += messages;
    room -= messages;
    // It may have more of them than there was room for.
    if (room == 0) break;
    gone.tickets += forgetTickets(key);
    forgetRest({id, key});
    ++gone.conversations;
  }
  const std::int64_t tickets = forgetClosedTickets(query);
  gone.tickets += tickets;
  const std::int64_t empty = forgetEmpty(query);
  gone.isMore = room == 0 || std::cmp_equal(rows.size(), query.conversations) ||
                tickets == query.conversations || empty == query.conversations;
  return gone;
}

// Those that somebody was introduced in and in which nobody has said anything: their time begins now.
void RetentionTable::date(const RetentionQuery& query) {
  const long long now = query.now;
  sql_ << "UPDATE conversations SET spoken = :now WHERE spoken = 0 AND key IN (SELECT key FROM conversations "
          "WHERE site = :site AND spoken = 0 LIMIT :most)",
      soci::use(now), soci::use(query.site), soci::use(query.conversations);
}

// By id, as whoever merges conversations takes them: services that wait for each other would be a deadlock.
std::vector<RetentionTable::Row> RetentionTable::old(const RetentionQuery& query) {
  const long long before = query.before;
  std::string id;
  long long key = 0;
  soci::statement statement =
      (sql_.prepare << kOldConversations, soci::use(query.site), soci::use(before), soci::use(before),
       soci::use(query.conversations), soci::into(id), soci::into(key));
  statement.execute();
  std::vector<Row> rows;
  while (statement.fetch()) rows.emplace_back(id, key);
  std::ranges::sort(rows);
  return rows;
}

// Locked from here on. Something may have been said in it meanwhile, by way of another service.
bool RetentionTable::isStillOld(std::int64_t key, std::int64_t before) {
  const long long row = key, since = before;
  std::string id;
  sql_ << "UPDATE conversations SET spoken = spoken WHERE key = :key AND spoken > 0 AND spoken < :before "
          "RETURNING id",
      soci::use(row), soci::use(since), soci::into(id);
  return sql_.got_data();
}

std::int64_t RetentionTable::forgetMessages(std::int64_t key, std::int64_t most) {
  const long long row = key, limit = most;
  soci::statement statement =
      (sql_.prepare << kForgetMessages, soci::use(row), soci::use(row), soci::use(limit));
  return rowsOf(statement);
}

std::int64_t RetentionTable::forgetTickets(std::int64_t key) {
  const long long row = key;
  soci::statement statement =
      (sql_.prepare << "DELETE FROM tickets WHERE conversation = :key", soci::use(row));
  return rowsOf(statement);
}

// Files that nothing refers to are removed by whoever removes those that were never sent (Uploads.h).
void RetentionTable::forgetRest(const Row& row) {
  const auto& [id, number] = row;
  const long long key = number;
  sql_ << "UPDATE uploads SET used = 0 WHERE conversation = :id", soci::use(id);
  sql_ << "UPDATE conversations SET spoken = -1, analysed = change, person = '', verified = 0, profile = '', "
          "context = '' WHERE key = :key",
      soci::use(key);
}

std::int64_t RetentionTable::forgetClosedTickets(const RetentionQuery& query) {
  const long long before = query.before;
  soci::statement statement = (sql_.prepare << kForgetTickets, soci::use(query.site), soci::use(before),
                               soci::use(before), soci::use(query.conversations));
  return rowsOf(statement);
}

std::int64_t RetentionTable::forgetEmpty(const RetentionQuery& query) {
  soci::statement statement =
      (sql_.prepare << kForgetEmpty, soci::use(query.site), soci::use(query.conversations));
  return rowsOf(statement);
}

}  // namespace pipit::server
