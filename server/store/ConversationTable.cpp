#include "store/ConversationTable.h"

#include <soci/soci.h>

namespace pipit::server {

std::optional<std::int64_t> ConversationTable::keyOf(const std::string& id) {
  long long key = 0;
  sql_ << "SELECT key FROM conversations WHERE id = :id", soci::use(id), soci::into(key);
  if (!sql_.got_data()) return std::nullopt;
  return key;
}

std::string ConversationTable::siteOf(const std::string& id) {
  std::string site;
  sql_ << "SELECT site FROM conversations WHERE id = :id", soci::use(id), soci::into(site);
  return site;
}

std::int64_t ConversationTable::lockedOrNew(const ConversationKey& conversation) {
  long long key = 0;
  sql_ << "INSERT INTO conversations (id, site, visitor, seq, change) VALUES (:id, :site, :visitor, 0, 0)"
          " ON CONFLICT (id) DO UPDATE SET seq = conversations.seq RETURNING key",
      soci::use(conversation.id), soci::use(conversation.site), soci::use(conversation.visitor),
      soci::into(key);
  return key;
}

std::optional<std::int64_t> ConversationTable::locked(const std::string& id) {
  long long key = 0;
  sql_ << "UPDATE conversations SET seq = seq WHERE id = :id RETURNING key", soci::use(id), soci::into(key);
  if (!sql_.got_data()) return std::nullopt;
  return key;
}

std::int64_t ConversationTable::latestChange(const std::string& id) {
  long long change = 0;
  sql_ << "SELECT change FROM conversations WHERE id = :id", soci::use(id), soci::into(change);
  return change;
}

std::int64_t ConversationTable::nextSeq(std::int64_t key, std::int64_t at) {
  const long long row = key, moment = at;
  long long seq = 0;
  sql_ << "UPDATE conversations SET seq = seq + 1, active = :at WHERE key = :key RETURNING seq",
      soci::use(moment), soci::use(row), soci::into(seq);
  return seq;
}

std::int64_t ConversationTable::nextChange(std::int64_t key) {
  const long long row = key;
  long long change = 0;
  sql_ << "UPDATE conversations SET change = change + 1 WHERE key = :key RETURNING change", soci::use(row),
      soci::into(change);
  return change;
}

Numbers ConversationTable::numbers(std::int64_t key) {
  const long long row = key;
  long long seq = 0, change = 0;
  sql_ << "SELECT seq, change FROM conversations WHERE key = :key", soci::use(row), soci::into(seq),
      soci::into(change);
  return {seq, change};
}

std::optional<Background> ConversationTable::background(const std::string& id) {
  Background found;
  int verified = 0;
  sql_ << "SELECT person, verified, profile, context FROM conversations WHERE id = :id", soci::use(id),
      soci::into(found.person.id), soci::into(verified), soci::into(found.person.profile),
      soci::into(found.context);
  if (!sql_.got_data()) return std::nullopt;
  found.person.isVerified = verified == 1;
  return found;
}

std::optional<ConversationKey> ConversationTable::ofPerson(const std::string& site,
                                                           const std::string& person) {
  ConversationKey found{.id = {}, .site = site, .visitor = {}};
  sql_ << "SELECT id, visitor FROM conversations WHERE site = :site AND person = :person AND verified = 1",
      soci::use(site), soci::use(person), soci::into(found.id), soci::into(found.visitor);
  if (!sql_.got_data()) return std::nullopt;
  return found;
}

void ConversationTable::describe(std::int64_t key, const Person& person) {
  const long long row = key;
  const int verified = person.isVerified ? 1 : 0;
  sql_ << "UPDATE conversations SET person = :person, verified = :verified, profile = :profile WHERE key = "
          ":key",
      soci::use(person.id), soci::use(verified), soci::use(person.profile), soci::use(row);
}

void ConversationTable::putContext(std::int64_t key, const std::string& context) {
  const long long row = key;
  sql_ << "UPDATE conversations SET context = :context WHERE key = :key", soci::use(context), soci::use(row);
}

void ConversationTable::touch(std::int64_t key, std::int64_t at) {
  const long long row = key, moment = at;
  sql_ << "UPDATE conversations SET spoken = :at WHERE key = :key AND spoken < :same", soci::use(moment),
      soci::use(row), soci::use(moment);
}

void ConversationTable::forbidFigures(std::int64_t key) {
  const long long row = key;
  sql_ << "UPDATE conversations SET unmeasured = 1 WHERE key = :key", soci::use(row);
  sql_ << "DELETE FROM conversation_analytics WHERE conversation = :key", soci::use(row);
}

bool ConversationTable::isFree(std::int64_t key, const std::string& answerer, std::int64_t now) {
  const long long row = key, moment = now;
  int found = 0;
  sql_ << "SELECT 1 FROM conversations WHERE key = :key AND (answerer IN ('', :me) OR lease <= :now)",
      soci::use(row), soci::use(answerer), soci::use(moment), soci::into(found);
  return sql_.got_data();
}

bool ConversationTable::isClaimed(std::int64_t key, const std::string& answerer) {
  const long long row = key;
  int found = 0;
  sql_ << "SELECT 1 FROM conversations WHERE key = :key AND answerer = :me", soci::use(row),
      soci::use(answerer), soci::into(found);
  return sql_.got_data();
}

void ConversationTable::claim(std::int64_t key, const std::string& answerer, std::int64_t until) {
  const long long row = key, lease = until;
  sql_ << "UPDATE conversations SET answerer = :me, lease = :until WHERE key = :key", soci::use(answerer),
      soci::use(lease), soci::use(row);
}

void ConversationTable::renew(const std::string& answerer, std::int64_t until) {
  const long long lease = until;
  sql_ << "UPDATE conversations SET lease = :until WHERE answerer = :me", soci::use(lease),
      soci::use(answerer);
}

void ConversationTable::release(const std::string& answerer) {
  sql_ << "UPDATE conversations SET answerer = '', lease = 0 WHERE answerer = :me", soci::use(answerer);
}

bool ConversationTable::isHeld(std::int64_t key, std::int64_t now) {
  const long long row = key, moment = now;
  int found = 0;
  sql_ << "SELECT 1 FROM conversations WHERE key = :key AND agent_until > :now", soci::use(row),
      soci::use(moment), soci::into(found);
  return sql_.got_data();
}

void ConversationTable::absorb(std::int64_t source, std::int64_t target) {
  const long long from = source, into = target;
  sql_ << "UPDATE conversations SET seq = seq + more.messages, change = change + more.changes,"
          " context = CASE more.said WHEN '' THEN context ELSE more.said END,"
          " active = CASE WHEN active > more.latest THEN active ELSE more.latest END,"
          " agent = CASE agent WHEN '' THEN more.who ELSE agent END,"
          " agent_name = CASE agent WHEN '' THEN more.called ELSE agent_name END,"
          " agent_since = CASE agent WHEN '' THEN more.came ELSE agent_since END,"
          " agent_until = CASE agent WHEN '' THEN more.lapses ELSE agent_until END,"
          " unmeasured = CASE more.forbidden WHEN 0 THEN unmeasured ELSE 1 END,"
          " spoken = CASE WHEN more.last > spoken THEN more.last ELSE spoken END"
          " FROM (SELECT seq AS messages, change AS changes, context AS said, active AS latest, agent AS who,"
          " agent_name AS called, agent_since AS came, agent_until AS lapses, unmeasured AS forbidden,"
          " spoken AS last FROM conversations"
          " WHERE key = :from) AS more WHERE key = :into",
      soci::use(from), soci::use(into);
  sql_ << "DELETE FROM conversations WHERE key = :from", soci::use(from);
}

}  // namespace pipit::server
