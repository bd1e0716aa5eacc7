#include "store/SiteTable.h"

#include <soci/soci.h>

#include "store/JsonColumns.h"

namespace pipit::server {

namespace {

// One row's columns, bound in the order of kSelect. Each database has types of its own for numbers, which
// only named ones are converted from.
struct SiteColumns {
  Site site;
  std::string allow, imageHosts, closed;
  int uploads = 0;

  Site read() const {
    Site found = site;
    found.allow = entriesFromColumn(allow);
    found.imageHosts = entriesFromColumn(imageHosts);
    found.closed = entriesFromColumn(closed);
    found.uploads = uploads != 0;
    return found;
  }
};

const std::string kSelect =
    "SELECT id, name, allow, bot_name, subtitle, welcome, placeholder, open_in, image_hosts, locale, "
    "accent, radius, font, hours, timezone, closed, prechat, avatar, features, identity, identity_key, "
    "identity_key_before, organization, uploads, retention, feedback_retention FROM sites";

const std::string kInsert =
    "INSERT INTO sites (id, name, allow, bot_name, subtitle, welcome, placeholder, open_in, image_hosts, "
    "locale, accent, radius, font, uploads, hours, timezone, closed, prechat, avatar, features, retention, "
    "feedback_retention, identity, identity_key, identity_key_before, organization, seeded)"
    " VALUES (:id, :name, :allow, :bot, :subtitle, :welcome, :placeholder, :open, :images, :locale, :accent, "
    ":radius, :font, :uploads, :hours, :timezone, :closed, :prechat, :avatar, :features, :retention, "
    ":feedback, "
    ":identity, :key, :before, :organization, :seeded) ON CONFLICT (id) DO UPDATE SET (name, allow, "
    "bot_name, subtitle, "
    "welcome, placeholder, open_in, image_hosts, locale, accent, radius, font, uploads, hours, timezone, "
    "closed, prechat, avatar, features, retention, feedback_retention, identity, identity_key, "
    "identity_key_before, "
    "organization, "
    "seeded) = "
    "(excluded.name, excluded.allow, excluded.bot_name, excluded.subtitle, excluded.welcome, "
    "excluded.placeholder, excluded.open_in, excluded.image_hosts, excluded.locale, excluded.accent, "
    "excluded.radius, excluded.font, excluded.uploads, excluded.hours, excluded.timezone, excluded.closed, "
    "excluded.prechat, excluded.avatar, excluded.features, excluded.retention, "
    "excluded.feedback_retention, excluded.identity, "
    "excluded.identity_key, excluded.identity_key_before, excluded.organization, "
    "excluded.seeded)";
// A seed gives way to what an operator has saved.
const std::string kUnlessSaved = " WHERE sites.seeded = 1";

}  // namespace

std::optional<Site> SiteTable::find(const std::string& id) {
  auto found = select(" WHERE id = :id", &id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Site> SiteTable::all() {
  return select(" ORDER BY id", nullptr);
}

std::vector<Site> SiteTable::select(const std::string& condition, const std::string* id) {
  SiteColumns row;
  Site& site = row.site;
  soci::statement statement(sql_);
  if (id != nullptr) statement.exchange(soci::use(*id));
  for (std::string* column : {&site.id,          &site.name,
                              &row.allow,        &site.botName,
                              &site.subtitle,    &site.welcome,
                              &site.placeholder, &site.openIn,
                              &row.imageHosts,   &site.locale,
                              &site.accent,      &site.radius,
                              &site.font,        &site.hours,
                              &site.timezone,    &row.closed,
                              &site.prechat,     &site.avatar,
                              &site.features,    &site.identity,
                              &site.identityKey, &site.identityKeyBefore,
                              &site.organization})
    statement.exchange(soci::into(*column));
  statement.exchange(soci::into(row.uploads));
  statement.exchange(soci::into(site.retention));
  statement.exchange(soci::into(site.feedbackRetention));
  statement.alloc();
  statement.prepare(kSelect + condition);
  statement.define_and_bind();
  statement.execute();
  std::vector<Site> sites;
  while (statement.fetch()) sites.push_back(row.read());
  return sites;
}

void SiteTable::put(const Site& site, bool seeded) {
  const std::string allow = columnOf(site.allow);
  const std::string imageHosts = columnOf(site.imageHosts);
  const std::string closed = columnOf(site.closed);
  const int mark = seeded ? 1 : 0, uploads = site.uploads ? 1 : 0;
  sql_ << kInsert << (seeded ? kUnlessSaved : ""), soci::use(site.id), soci::use(site.name), soci::use(allow),
      soci::use(site.botName), soci::use(site.subtitle), soci::use(site.welcome), soci::use(site.placeholder),
      soci::use(site.openIn), soci::use(imageHosts), soci::use(site.locale), soci::use(site.accent),
      soci::use(site.radius), soci::use(site.font), soci::use(uploads), soci::use(site.hours),
      soci::use(site.timezone), soci::use(closed), soci::use(site.prechat), soci::use(site.avatar),
      soci::use(site.features), soci::use(site.retention), soci::use(site.feedbackRetention),
      soci::use(site.identity), soci::use(site.identityKey), soci::use(site.identityKeyBefore),
      soci::use(site.organization), soci::use(mark);
}

}  // namespace pipit::server
