#include "store/Migrations.h"

#include <soci/soci.h>

#include <array>
#include <span>

#include "domain/Store.h"
#include "store/WriteTransaction.h"

namespace pipit::server {

namespace {

// Never edited once released: a change is a new one at the end.
constexpr std::array kFirst = {
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",

    "CREATE TABLE sites (id TEXT PRIMARY KEY, name TEXT NOT NULL, allow TEXT NOT NULL, bot_name TEXT NOT "
    "NULL,"
    " subtitle TEXT NOT NULL, welcome TEXT NOT NULL, placeholder TEXT NOT NULL, seeded INTEGER NOT NULL) "
    "WITHOUT ROWID",

    "CREATE TABLE conversations (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL,"
    " visitor TEXT NOT NULL, seq INTEGER NOT NULL, change INTEGER NOT NULL)",

    // `question`: the seq that an answer answers. `owed`: 1 while a visitor's message has no complete answer.
    "CREATE TABLE messages (conversation INTEGER NOT NULL REFERENCES conversations(key), seq INTEGER NOT "
    "NULL,"
    " change INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, client_id TEXT, author INTEGER NOT NULL, state "
    "INTEGER NOT NULL,"
    " text TEXT NOT NULL, cards TEXT NOT NULL, page TEXT NOT NULL, at INTEGER NOT NULL, question INTEGER,"
    " owed INTEGER NOT NULL, PRIMARY KEY (conversation, seq), UNIQUE (conversation, change),"
    " UNIQUE (conversation, client_id), UNIQUE (conversation, question)) WITHOUT ROWID",

    "CREATE INDEX messages_owed ON messages (at, conversation) WHERE owed = 1",
};

constexpr std::array kOpenIn = {
    "ALTER TABLE sites ADD COLUMN open_in TEXT NOT NULL DEFAULT 'tab'",
};

constexpr std::array kImageHosts = {
    "ALTER TABLE sites ADD COLUMN image_hosts TEXT NOT NULL DEFAULT '[]'",
};

constexpr std::array kLocale = {
    "ALTER TABLE sites ADD COLUMN locale TEXT NOT NULL DEFAULT 'auto'",
};

constexpr std::array kLook = {
    "ALTER TABLE sites ADD COLUMN accent TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sites ADD COLUMN radius TEXT NOT NULL DEFAULT '18'",
    "ALTER TABLE sites ADD COLUMN font TEXT NOT NULL DEFAULT 'system'",
};

// What a message carries, and whose form a visitor's message answers: each is answered once.
constexpr std::array kForms = {
    "ALTER TABLE messages ADD COLUMN extra TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE messages ADD COLUMN answer_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE messages ADD COLUMN answer_form TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE messages ADD COLUMN answer_values TEXT NOT NULL DEFAULT ''",
    "CREATE UNIQUE INDEX messages_answers ON messages (conversation, answer_to) WHERE answer_to != ''",
};

// `used`: a message refers to it. A conversation begins with its first message, which may come after its
// files.
constexpr std::array kUploads = {
    "CREATE TABLE uploads (id TEXT PRIMARY KEY, conversation TEXT NOT NULL, site TEXT NOT NULL, name TEXT "
    "NOT "
    "NULL, type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,"
    " at INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX uploads_conversation ON uploads (conversation, at)",
    "CREATE INDEX uploads_site ON uploads (site, at)",
    "CREATE INDEX uploads_unused ON uploads (at) WHERE used = 0",
    "ALTER TABLE messages ADD COLUMN attachments TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sites ADD COLUMN uploads INTEGER NOT NULL DEFAULT 1",
};

constexpr std::array kHours = {
    "ALTER TABLE sites ADD COLUMN hours TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sites ADD COLUMN timezone TEXT NOT NULL DEFAULT 'UTC'",
    "ALTER TABLE sites ADD COLUMN closed TEXT NOT NULL DEFAULT '[]'",
};

constexpr std::array kPrechat = {
    "ALTER TABLE sites ADD COLUMN prechat TEXT NOT NULL DEFAULT ''",
};

// `told`: the place in the line that the visitor was told last, 0 when it is closed.
constexpr std::array kTickets = {
    "CREATE TABLE tickets (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL,"
    " conversation INTEGER NOT NULL REFERENCES conversations(key), message TEXT NOT NULL UNIQUE,"
    " details TEXT NOT NULL, at INTEGER NOT NULL, closed INTEGER NOT NULL DEFAULT 0,"
    " told INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX tickets_lines ON tickets (site, key) WHERE closed = 0",
    "CREATE INDEX tickets_told ON tickets (key) WHERE closed = 0 OR told != 0",
};

using Statements = std::span<const char* const>;
const std::array kMigrations = {Statements(kFirst),   Statements(kOpenIn), Statements(kImageHosts),
                                Statements(kLocale),  Statements(kLook),   Statements(kForms),
                                Statements(kUploads), Statements(kHours),  Statements(kPrechat),
                                Statements(kTickets)};

int versionOf(soci::session& sql) {
  int version = 0;
  sql << "PRAGMA user_version", soci::into(version);
  return version;
}

}  // namespace

void migrate(soci::session& sql) {
  WriteTransaction transaction(sql);  // two programs that start at once: one migrates, the other waits
  const int newest = static_cast<int>(kMigrations.size());
  const int version = versionOf(sql);
  if (version > newest) throw StoreFailure("the database was written by a newer pipitd");
  for (int step = version; step < newest; ++step) {
    for (const char* statement : kMigrations[static_cast<std::size_t>(step)]) sql << statement;
  }
  sql << "PRAGMA user_version = " << newest;
  transaction.commit();
}

}  // namespace pipit::server
