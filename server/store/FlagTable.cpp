#include "store/FlagTable.h"

#include <soci/soci.h>

#include "domain/Store.h"

namespace pipit::server {

namespace {

std::string tableOf(FlagLayer layer) {
  return std::string(nameOf(layer)) + "_feature_flags";
}

// What a newer program has written of features that we do not have is not ours to read.
void readInto(Flags& flags, std::string_view name, int isOn) {
  if (const auto feature = featureNamed(name)) flags[*feature] = isOn != 0;
}

}  // namespace

Flags FlagTable::of(FlagLayer layer, const std::string& owner) {
  std::string feature;
  int isOn = 0;
  soci::statement statement =
      (sql_.prepare << "SELECT feature, is_on FROM " << tableOf(layer) << " WHERE owner = :owner",
       soci::use(owner), soci::into(feature), soci::into(isOn));
  statement.execute();
  Flags flags;
  while (statement.fetch()) readInto(flags, feature, isOn);
  return flags;
}

void FlagTable::put(FlagLayer layer, const std::string& owner, std::string_view feature, bool isOn,
                    std::int64_t at) {
  const std::string name(feature);
  const int value = isOn ? 1 : 0;
  const long long time = at;
  sql_
      << "INSERT INTO " << tableOf(layer)
      << " (owner, feature, is_on, at) VALUES (:owner, :feature, :value, :time) ON CONFLICT (owner, feature) "
         "DO UPDATE SET is_on = excluded.is_on, at = excluded.at",
      soci::use(owner), soci::use(name), soci::use(value), soci::use(time);
}

void FlagTable::remove(FlagLayer layer, const std::string& owner, std::string_view feature) {
  const std::string name(feature);
  sql_ << "DELETE FROM " << tableOf(layer) << " WHERE owner = :owner AND feature = :feature",
      soci::use(owner), soci::use(name);
}

std::vector<FlagChange> FlagTable::changes(int limit) {
  FlagChange row;
  long long at = 0;
  soci::statement statement =
      (sql_.prepare << "SELECT scope, owner, feature, was, became, who, reason, at FROM feature_flag_changes "
                       "ORDER BY key DESC LIMIT :most",
       soci::use(limit), soci::into(row.scope), soci::into(row.owner), soci::into(row.feature),
       soci::into(row.before), soci::into(row.after), soci::into(row.signature.who),
       soci::into(row.signature.reason), soci::into(at));
  statement.execute();
  std::vector<FlagChange> changes;
  while (statement.fetch()) {
    row.signature.at = at;
    changes.push_back(row);
  }
  return changes;
}

void FlagTable::add(const FlagChange& change) {
  const long long at = change.signature.at;
  sql_ << "INSERT INTO feature_flag_changes (scope, owner, feature, was, became, who, reason, at) VALUES "
          "(:scope, :owner, :feature, :was, :became, :who, :reason, :at)",
      soci::use(change.scope), soci::use(change.owner), soci::use(change.feature), soci::use(change.before),
      soci::use(change.after), soci::use(change.signature.who), soci::use(change.signature.reason),
      soci::use(at);
}

}  // namespace pipit::server
