#include "store/ConsoleTable.h"

#include <soci/soci.h>

#include <algorithm>

#include "base/Utf8.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::string_view kSummary =
    "SELECT c.key, c.id, c.site, c.active, c.typing, c.person, c.verified, c.profile, c.agent, c.agent_name,"
    " c.agent_since, c.agent_until,"
    " COALESCE((SELECT MIN(t.at) FROM tickets t WHERE t.conversation = c.key AND t.closed = 0), 0) AS asked,"
    " COALESCE((SELECT m.text FROM messages m WHERE m.conversation = c.key AND m.author != 3 ORDER BY m.seq "
    "DESC LIMIT 1), '') AS said,"
    " COALESCE((SELECT m.author FROM messages m WHERE m.conversation = c.key AND m.author != 3 ORDER BY "
    "m.seq "
    "DESC LIMIT 1), -1) AS author FROM conversations c WHERE ";

// Since when somebody waits: since they have asked for a person, or since the one who was there has gone.
constexpr std::string_view kWaitingSince =
    "COALESCE((SELECT MIN(o.at) FROM tickets o WHERE o.conversation = c.key AND o.closed = 0), c.active)";
constexpr std::string_view kWaiting =
    "(c.agent != '' OR c.key IN (SELECT w.conversation FROM tickets w WHERE w.closed = 0)) AND c.agent_until "
    "<= :now";

// One row's columns, bound in the order of kSummary.
struct SummaryColumns {
  ConversationSummary row;
  long long key = 0, at = 0, typing = 0, since = 0, until = 0, asked = 0;
  int verified = 0, author = 0;

  void bind(soci::statement& statement) {
    statement.exchange(soci::into(key));
    for (std::string* text : {&row.id, &row.site}) statement.exchange(soci::into(*text));
    for (long long* number : {&at, &typing}) statement.exchange(soci::into(*number));
    statement.exchange(soci::into(row.person.id));
    statement.exchange(soci::into(verified));
    for (std::string* text : {&row.person.profile, &row.holder.agent, &row.holder.name})
      statement.exchange(soci::into(*text));
    for (long long* number : {&since, &until, &asked}) statement.exchange(soci::into(*number));
    statement.exchange(soci::into(row.said));
    statement.exchange(soci::into(author));
  }

  ConversationSummary read() const {
    ConversationSummary found = row;
    found.key = key;
    found.at = at;
    found.typing = typing;
    found.person.isVerified = verified == 1;
    found.holder.since = since;
    found.holder.until = until;
    found.waiting = asked;
    found.said = truncateUtf8(found.said, limits::kPreviewBytes);
    if (author >= 0) found.author = static_cast<Author>(author);
    return found;
  }
};

// What is used is bound by then.
template <class Columns>
auto rowsOf(soci::statement& statement, const std::string& command) {
  Columns columns;
  columns.bind(statement);
  statement.alloc();
  statement.prepare(command);
  statement.define_and_bind();
  statement.execute();
  std::vector<decltype(columns.read())> rows;
  while (statement.fetch()) rows.push_back(columns.read());
  return rows;
}

std::string amongSites(const std::optional<std::vector<std::string>>& sites, std::string_view column) {
  if (!sites) return "1 = 1";
  if (sites->empty()) return "1 = 0";
  std::string condition = std::string(column) + " IN (:site0";
  for (std::size_t index = 1; index < sites->size(); ++index) condition += ", :site" + std::to_string(index);
  return condition + ')';
}

void bindSites(soci::statement& statement, const std::optional<std::vector<std::string>>& sites) {
  if (!sites) return;
  for (const std::string& site : *sites) statement.exchange(soci::use(site));
}

// What is bound: the time or the name, the sites, the place, the limit.
std::string listCommand(const ConversationQuery& query) {
  std::string command(kSummary);
  switch (query.filter) {
    case ConversationFilter::Waiting:
      command += kWaiting;
      break;
    case ConversationFilter::Mine:
      command += "c.agent = :agent";
      break;
    case ConversationFilter::All:
      command += "c.active > 0";
      break;
  }
  const bool isWaiting = query.filter == ConversationFilter::Waiting;
  const std::string place = isWaiting ? std::string(kWaitingSince) : "c.active";
  command += " AND " + amongSites(query.sites, "c.site");
  if (query.after) command += " AND (" + place + ", c.key) " + (isWaiting ? ">" : "<") + " (:at, :key)";
  const std::string direction = isWaiting ? "" : " DESC";
  return command + " ORDER BY " + place + direction + ", c.key" + direction + " LIMIT :most";
}

struct CannedColumns {
  CannedAnswer row;
  long long key = 0;

  void bind(soci::statement& statement) {
    statement.exchange(soci::into(key));
    for (std::string* text : {&row.site, &row.name, &row.text}) statement.exchange(soci::into(*text));
  }

  CannedAnswer read() const { return {key, row.site, row.name, row.text}; }
};

}  // namespace

std::vector<ConversationSummary> ConsoleTable::list(const ConversationQuery& query) {
  const long long now = query.now, limit = query.limit;
  const long long at = query.after ? query.after->at : 0, key = query.after ? query.after->key : 0;
  soci::statement statement(sql_);
  if (query.filter == ConversationFilter::Waiting) statement.exchange(soci::use(now));
  if (query.filter == ConversationFilter::Mine) statement.exchange(soci::use(query.agent));
  bindSites(statement, query.sites);
  if (query.after) {
    statement.exchange(soci::use(at));
    statement.exchange(soci::use(key));
  }
  statement.exchange(soci::use(limit));
  return rowsOf<SummaryColumns>(statement, listCommand(query));
}

std::optional<ConversationSummary> ConsoleTable::find(const std::string& id) {
  soci::statement statement(sql_);
  statement.exchange(soci::use(id));
  auto found = rowsOf<SummaryColumns>(statement, std::string(kSummary) + "c.id = :id");
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Holder ConsoleTable::holderOf(std::int64_t key) {
  const long long row = key;
  long long since = 0, until = 0;
  Holder holder;
  sql_ << "SELECT agent, agent_name, agent_since, agent_until FROM conversations WHERE key = :key",
      soci::use(row), soci::into(holder.agent), soci::into(holder.name), soci::into(since), soci::into(until);
  holder.since = since;
  holder.until = until;
  return holder;
}

void ConsoleTable::hold(std::int64_t key, const Holder& holder) {
  const long long row = key, since = holder.since, until = holder.until;
  sql_ << "UPDATE conversations SET agent = :agent, agent_name = :name, agent_since = :since, agent_until = "
          ":until WHERE key = :key",
      soci::use(holder.agent), soci::use(holder.name), soci::use(since), soci::use(until), soci::use(row);
}

std::vector<std::string> ConsoleTable::lapsed(std::int64_t now, int limit) {
  const long long moment = now;
  const soci::rowset<std::string> rows =
      (sql_.prepare << "SELECT id FROM conversations WHERE agent != '' AND agent_until > 0 AND agent_until <="
                       " :now LIMIT :most",
       soci::use(moment), soci::use(limit));
  return {rows.begin(), rows.end()};
}

// A word of it each few seconds is one write.
bool ConsoleTable::type(const std::string& id, std::int64_t now, std::int64_t until) {
  const long long moment = now, shown = until;
  long long key = 0;
  sql_ << "UPDATE conversations SET typing = :until WHERE id = :id AND agent_until > :now RETURNING key",
      soci::use(shown), soci::use(id), soci::use(moment), soci::into(key);
  return key != 0;
}

std::vector<Note> ConsoleTable::notes(std::int64_t conversation, int limit) {
  const long long row = conversation;
  long long key = 0, at = 0;
  Note note;
  soci::statement statement =
      (sql_.prepare << "SELECT key, author, text, at FROM conversation_notes WHERE conversation = :key ORDER "
                       "BY key DESC LIMIT :most",
       soci::use(row), soci::use(limit), soci::into(key), soci::into(note.author), soci::into(note.text),
       soci::into(at));
  statement.execute();
  std::vector<Note> notes;
  while (statement.fetch()) notes.push_back({key, note.author, note.text, at});
  std::ranges::reverse(notes);
  return notes;
}

std::int64_t ConsoleTable::add(std::int64_t conversation, const Note& note) {
  const long long row = conversation, at = note.at;
  long long key = 0;
  sql_ << "INSERT INTO conversation_notes (conversation, author, text, at) VALUES (:key, :author, :text, :at)"
          " RETURNING key",
      soci::use(row), soci::use(note.author), soci::use(note.text), soci::use(at), soci::into(key);
  return key;
}

void ConsoleTable::moveNotes(std::int64_t source, std::int64_t target) {
  const long long from = source, into = target;
  sql_ << "UPDATE conversation_notes SET conversation = :into WHERE conversation = :from", soci::use(into),
      soci::use(from);
}

std::vector<CannedAnswer> ConsoleTable::canned(const std::optional<std::vector<std::string>>& sites) {
  soci::statement statement(sql_);
  bindSites(statement, sites);
  return rowsOf<CannedColumns>(statement, "SELECT key, site, name, text FROM canned_answers WHERE " +
                                              amongSites(sites, "site") + " ORDER BY name, site");
}

std::optional<CannedAnswer> ConsoleTable::canned(std::int64_t key) {
  const long long row = key;
  CannedAnswer found{.key = key, .site = {}, .name = {}, .text = {}};
  sql_ << "SELECT site, name, text FROM canned_answers WHERE key = :key", soci::use(row),
      soci::into(found.site), soci::into(found.name), soci::into(found.text);
  if (!sql_.got_data()) return std::nullopt;
  return found;
}

std::int64_t ConsoleTable::countCanned(const std::string& site) {
  long long count = 0;
  sql_ << "SELECT COUNT(*) FROM canned_answers WHERE site = :site", soci::use(site), soci::into(count);
  return count;
}

std::optional<std::int64_t> ConsoleTable::add(const CannedAnswer& answer) {
  long long key = 0;
  sql_
      << "INSERT INTO canned_answers (site, name, text) VALUES (:site, :name, :text) ON CONFLICT (site, name)"
         " DO NOTHING RETURNING key",
      soci::use(answer.site), soci::use(answer.name), soci::use(answer.text), soci::into(key);
  return key == 0 ? std::nullopt : std::optional<std::int64_t>(key);
}

void ConsoleTable::removeCanned(std::int64_t key) {
  const long long row = key;
  sql_ << "DELETE FROM canned_answers WHERE key = :key", soci::use(row);
}

}  // namespace pipit::server
