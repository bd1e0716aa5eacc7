#include "store/SiteTable.h"

#include <soci/soci.h>

#include "store/JsonColumns.h"

namespace pipit::server {

namespace {

Site siteOf(const soci::row& row) {
  return {.id = row.get<std::string>(0),
          .name = row.get<std::string>(1),
          .allow = entriesFromColumn(row.get<std::string>(2)),
          .botName = row.get<std::string>(3),
          .subtitle = row.get<std::string>(4),
          .welcome = row.get<std::string>(5),
          .placeholder = row.get<std::string>(6),
          .openIn = row.get<std::string>(7),
          .locale = row.get<std::string>(9),
          .imageHosts = entriesFromColumn(row.get<std::string>(8)),
          .accent = row.get<std::string>(10),
          .radius = row.get<std::string>(11),
          .font = row.get<std::string>(12),
          .uploads = row.get<int>(13) != 0,
          .hours = row.get<std::string>(14),
          .timezone = row.get<std::string>(15),
          .closed = entriesFromColumn(row.get<std::string>(16)),
          .prechat = row.get<std::string>(17)};
}

constexpr const char* kSelect =
    "SELECT id, name, allow, bot_name, subtitle, welcome, placeholder, open_in, image_hosts, locale, "
    "accent, radius, font, uploads, hours, timezone, closed, prechat FROM sites";

}  // namespace

std::optional<Site> SiteTable::find(const std::string& id) {
  soci::row row;
  sql_ << kSelect << " WHERE id = :id", soci::use(id), soci::into(row);
  if (!sql_.got_data()) return std::nullopt;
  return siteOf(row);
}

std::vector<Site> SiteTable::all() {
  std::vector<Site> sites;
  const soci::rowset<soci::row> rows = (sql_.prepare << kSelect << " ORDER BY id");
  for (const soci::row& row : rows) sites.push_back(siteOf(row));
  return sites;
}

void SiteTable::put(const Site& site, bool seeded) {
  const std::string allow = columnOf(site.allow);
  const std::string imageHosts = columnOf(site.imageHosts);
  const std::string closed = columnOf(site.closed);
  const int mark = seeded ? 1 : 0, uploads = site.uploads ? 1 : 0;
  sql_ << "INSERT OR REPLACE INTO sites (id, name, allow, bot_name, subtitle, welcome, placeholder, open_in, "
          "image_hosts, locale, accent, radius, font, uploads, hours, timezone, closed, prechat, seeded)"
          " VALUES (:id, :name, :allow, :bot, :subtitle, :welcome, :placeholder, :open, :images, :locale, "
          ":accent, :radius, :font, :uploads, :hours, :timezone, :closed, :prechat, :seeded)",
      soci::use(site.id), soci::use(site.name), soci::use(allow), soci::use(site.botName),
      soci::use(site.subtitle), soci::use(site.welcome), soci::use(site.placeholder), soci::use(site.openIn),
      soci::use(imageHosts), soci::use(site.locale), soci::use(site.accent), soci::use(site.radius),
      soci::use(site.font), soci::use(uploads), soci::use(site.hours), soci::use(site.timezone),
      soci::use(closed), soci::use(site.prechat), soci::use(mark);
}

bool SiteTable::isSavedByOperator(const std::string& id) {
  int seeded = 1;
  sql_ << "SELECT seeded FROM sites WHERE id = :id", soci::use(id), soci::into(seeded);
  return sql_.got_data() && seeded == 0;
}

}  // namespace pipit::server
