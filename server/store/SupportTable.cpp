#include "store/SupportTable.h"

#include <soci/soci.h>

#include "domain/Store.h"
#include "store/JsonColumns.h"

namespace pipit::server {

namespace {

std::string tableOf(SupportRows rows) {
  switch (rows) {
    case SupportRows::Shortlists:
      return "shortlists";
    case SupportRows::Returns:
      return "return_requests";
    case SupportRows::OrderUpdates:
      return "order_updates";
    case SupportRows::Answers:
      break;
  }
  throw StoreFailure("answers are not of this table");
}

}  // namespace

std::optional<Shortlist> SupportTable::shortlistOf(const std::string& conversation) {
  Shortlist shortlist{.id = {}, .site = {}, .conversation = conversation, .items = {}, .at = 0};
  std::string items;
  long long at = 0;
  sql_ << "SELECT id, site, items, at FROM shortlists WHERE conversation = :conversation",
      soci::use(conversation), soci::into(shortlist.id), soci::into(shortlist.site), soci::into(items),
      soci::into(at);
  if (!sql_.got_data()) return std::nullopt;
  shortlist.items = entriesFromColumn(items);
  shortlist.at = at;
  return shortlist;
}

void SupportTable::put(const Shortlist& shortlist) {
  const std::string items = columnOf(shortlist.items);
  const long long at = shortlist.at;
  sql_ << "INSERT INTO shortlists (id, site, conversation, items, at) VALUES (:id, :site, :conversation, "
          ":items, :at) ON CONFLICT (conversation) DO UPDATE SET items = excluded.items, at = excluded.at",
      soci::use(shortlist.id), soci::use(shortlist.site), soci::use(shortlist.conversation), soci::use(items),
      soci::use(at);
}

bool SupportTable::has(const ReturnRequest& request, std::int64_t since) {
  const long long from = since;
  std::string id;
  sql_
      << "SELECT id FROM return_requests WHERE order_id = :order AND wish = :wish AND at >= :since AND (item "
         "= '' OR item = :item OR :all = '') ORDER BY key LIMIT 1",
      soci::use(request.order), soci::use(request.option), soci::use(from), soci::use(request.item),
      soci::use(request.item), soci::into(id);
  return !id.empty();
}

void SupportTable::add(const ReturnRequest& request) {
  const long long at = request.at;
  sql_ << "INSERT INTO return_requests (id, site, conversation, order_id, wish, item, size, reason, at) "
          "VALUES "
          "(:id, :site, :conversation, :order, :wish, :item, :size, :reason, :at)",
      soci::use(request.id), soci::use(request.site), soci::use(request.conversation),
      soci::use(request.order), soci::use(request.option), soci::use(request.item), soci::use(request.size),
      soci::use(request.reason), soci::use(at);
}

void SupportTable::put(const OrderUpdates& updates) {
  const long long at = updates.at;
  sql_ << "INSERT INTO order_updates (order_id, site, conversation, email, phone, at) VALUES (:order, :site, "
          ":conversation, :email, :phone, :at) ON CONFLICT (order_id, email, phone) DO UPDATE SET "
          "site = excluded.site, conversation = excluded.conversation, at = excluded.at",
      soci::use(updates.order), soci::use(updates.site), soci::use(updates.conversation),
      soci::use(updates.email), soci::use(updates.phone), soci::use(at);
}

void SupportTable::move(const std::string& source, const std::string& target) {
  sql_ << "DELETE FROM shortlists WHERE conversation = :from AND EXISTS (SELECT 1 FROM shortlists WHERE "
          "conversation = :into)",
      soci::use(source), soci::use(target);
  for (const char* table : {"shortlists", "return_requests", "order_updates"})
    sql_ << "UPDATE " << table << " SET conversation = :into WHERE conversation = :from", soci::use(target),
        soci::use(source);
}

std::int64_t SupportTable::forget(SupportRows rows, std::int64_t before, int limit) {
  const std::string table = tableOf(rows);
  const long long last = before;
  long long key = 0;
  soci::statement statement =
      (sql_.prepare << "DELETE FROM " << table << " WHERE key IN (SELECT key FROM " << table
                    << " WHERE at <= :before ORDER BY at LIMIT :most) RETURNING key",
       soci::use(last), soci::use(limit), soci::into(key));
  statement.execute();
  std::int64_t removed = 0;
  while (statement.fetch()) ++removed;
  return removed;
}

}  // namespace pipit::server
