#include "store/WordingTable.h"

#include <soci/soci.h>

namespace pipit::server {

Wording WordingTable::of(const std::string& site) {
  Wording wording;
  const soci::rowset<soci::row> rows =
      (sql_.prepare << "SELECT language, name, text FROM site_texts WHERE site = :site", soci::use(site));
  for (const soci::row& row : rows)
    wording[row.get<std::string>(0)][row.get<std::string>(1)] = row.get<std::string>(2);
  return wording;
}

void WordingTable::put(const std::string& site, const Wording& wording) {
  sql_ << "DELETE FROM site_texts WHERE site = :site", soci::use(site);
  for (const auto& own : wording) {
    for (const auto& text : own.second) {
      sql_ << "INSERT INTO site_texts (site, language, name, text) VALUES (:site, :language, :name, :text)",
          soci::use(site), soci::use(own.first), soci::use(text.first), soci::use(text.second);
    }
  }
}

}  // namespace pipit::server
