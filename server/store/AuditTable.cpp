#include "store/AuditTable.h"

#include <soci/soci.h>

#include <string>

namespace pipit::server {

namespace {

// Only what is asked for stands in the condition, so that the indexes are of use.
std::string conditionOf(const AuditQuery& query) {
  std::string condition = "key < :before AND at >= :since AND at < :until";
  if (!query.who.empty()) condition += " AND who = :who";
  if (!query.kind.empty()) condition += " AND kind = :kind";
  if (!query.owner.empty()) condition += " AND owner = :owner";
  if (!query.sites) return condition;
  condition += " AND kind IN ('site', 'texts', 'customer', 'ticket', 'alert') AND owner IN (''";
  for (std::size_t index = 0; index < query.sites->size(); ++index)
    condition += ", :site" + std::to_string(index);
  return condition + ')';
}

}  // namespace

void AuditTable::add(const AuditRow& row) {
  const long long at = row.signature.at;
  sql_ << "INSERT INTO audit (kind, owner, subject, was, became, who, reason, at) VALUES (:kind, :owner, "
          ":subject, :was, :became, :who, :reason, :at)",
      soci::use(row.kind), soci::use(row.owner), soci::use(row.subject), soci::use(row.before),
      soci::use(row.after), soci::use(row.signature.who), soci::use(row.signature.reason), soci::use(at);
}

std::vector<AuditRow> AuditTable::find(const AuditQuery& query) {
  const long long before = query.before, since = query.since, until = query.until;
  AuditRow row;
  long long key = 0, at = 0;
  soci::statement statement(sql_);
  for (const long long* number : {&before, &since, &until}) statement.exchange(soci::use(*number));
  for (const std::string* text : {&query.who, &query.kind, &query.owner})
    if (!text->empty()) statement.exchange(soci::use(*text));
  if (query.sites)
    for (const std::string& site : *query.sites) statement.exchange(soci::use(site));
  statement.exchange(soci::use(query.limit));
  statement.exchange(soci::into(key));
  statement.exchange(soci::into(at));
  for (std::string* column : {&row.kind, &row.owner, &row.subject, &row.before, &row.after,
                              &row.signature.who, &row.signature.reason})
    statement.exchange(soci::into(*column));
  statement.alloc();
  statement.prepare("SELECT key, at, kind, owner, subject, was, became, who, reason FROM audit WHERE " +
                    conditionOf(query) + " ORDER BY key DESC LIMIT :most");
  statement.define_and_bind();
  statement.execute();
  std::vector<AuditRow> rows;
  while (statement.fetch()) {
    row.key = key;
    row.signature.at = at;
    rows.push_back(row);
  }
  return rows;
}

}  // namespace pipit::server
