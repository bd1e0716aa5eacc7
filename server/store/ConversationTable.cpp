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

std::int64_t ConversationTable::keyOrNew(const ConversationKey& conversation) {
  sql_ << "INSERT OR IGNORE INTO conversations (id, site, visitor, seq, change) VALUES (:id, :site, "
          ":visitor, 0, 0)",
      soci::use(conversation.id), soci::use(conversation.site), soci::use(conversation.visitor);
  return keyOf(conversation.id).value();
}

std::int64_t ConversationTable::latestChange(const std::string& id) {
  long long change = 0;
  sql_ << "SELECT change FROM conversations WHERE id = :id", soci::use(id), soci::into(change);
  return change;
}

std::int64_t ConversationTable::nextSeq(std::int64_t key) {
  const long long row = key;
  long long seq = 0;
  sql_ << "UPDATE conversations SET seq = seq + 1 WHERE key = :key RETURNING seq", soci::use(row),
      soci::into(seq);
  return seq;
}

std::int64_t ConversationTable::nextChange(std::int64_t key) {
  const long long row = key;
  long long change = 0;
  sql_ << "UPDATE conversations SET change = change + 1 WHERE key = :key RETURNING change", soci::use(row),
      soci::into(change);
  return change;
}

}  // namespace pipit::server
