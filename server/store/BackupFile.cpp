#include "store/BackupFile.h"

#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <array>
#include <ranges>
#include <vector>

#include "domain/Store.h"
#include "store/Migrations.h"

namespace pipit::server {

namespace fs = std::filesystem;

namespace {

// Rows before those that refer to them.
constexpr std::array<const char*, 32> kTables = {"settings",
                                                 "sites",
                                                 "site_texts",
                                                 "conversations",
                                                 "messages",
                                                 "conversation_analytics",
                                                 "conversation_notes",
                                                 "canned_answers",
                                                 "uploads",
                                                 "tickets",
                                                 "feedback",
                                                 "revoked",
                                                 "handovers",
                                                 "mails",
                                                 "widget_windows",
                                                 "service_minutes",
                                                 "alerts",
                                                 "visits",
                                                 "customer_feature_flags",
                                                 "organization_feature_flags",
                                                 "feature_rollouts",
                                                 "rollout_events",
                                                 "feature_flag_changes",
                                                 "rollout_outcomes",
                                                 "admin_users",
                                                 "admin_sessions",
                                                 "login_failures",
                                                 "idempotency_keys",
                                                 "shortlists",
                                                 "return_requests",
                                                 "order_updates",
                                                 "audit"};

// Sessions that were ended: those of the backup are added to those that are there.
constexpr std::string_view kEnded = "revoked";
// Whoever had signed in when the backup was made may have been removed since.
constexpr std::string_view kSignedIn = "admin_sessions";

std::string connectionTo(const fs::path& file) {
  return "db=\"" + file.string() + "\"";
}

int versionOf(soci::session& sqlite) {
  int version = 0;
  sqlite << "PRAGMA user_version", soci::into(version);
  return version;
}

void bringUp(soci::session& sqlite) {
  const int newest = migrate(versionOf(sqlite), [&](const char* statement) { sqlite << statement; });
  sqlite << "PRAGMA user_version = " << newest;
}

// Both kinds of databases have them, by the same migrations.
std::vector<std::string> columnsOf(soci::session& sqlite, const std::string& table) {
  const soci::rowset<std::string> names =
      (sqlite.prepare << "SELECT name FROM pragma_table_info(:name)", soci::use(table));
  return {names.begin(), names.end()};
}

// `each` is written for every column, with commas between.
template <class Each>
std::string listed(const std::vector<std::string>& columns, const Each& each) {
  std::string text;
  for (const std::string& column : columns) text += (text.empty() ? "" : ", ") + each(column);
  return text;
}

// SQLite gives row after row; PostgreSQL would give all of them at once, but for a cursor.
enum class Reading : bool { RowByRow, Cursor };
constexpr const char* kFetch = "FETCH 1000 FROM pipit_rows";

// Numbers go as texts, which either database takes for what they are.
void copyTable(soci::session& source, Reading reading, soci::session& target, const std::string& table,
               const std::vector<std::string>& columns, const std::string& known = {}) {
  const std::string rows =
      "SELECT " + listed(columns, [](auto& name) { return "CAST(" + name + " AS TEXT)"; }) + " FROM " + table;
  const bool isCursor = reading == Reading::Cursor;
  if (isCursor) source << "DECLARE pipit_rows NO SCROLL CURSOR FOR " << rows;
  std::vector<std::string> values(columns.size());
  std::vector<soci::indicator> states(columns.size(), soci::i_ok);
  soci::statement read(source), write(target);
  for (std::size_t column = 0; column < columns.size(); ++column) {
    read.exchange(soci::into(values[column], states[column]));
    write.exchange(soci::use(values[column], states[column]));
  }
  read.alloc();
  read.prepare(isCursor ? kFetch : rows);
  read.define_and_bind();
  write.alloc();
  write.prepare("INSERT INTO " + table + " (" + listed(columns, [](auto& name) { return name; }) +
                ") VALUES (" + listed(columns, [](auto& name) { return ":" + name; }) + ")" + known);
  write.define_and_bind();
  bool more = true;
  while (more) {
    read.execute();
    more = false;
    for (; read.fetch(); more = isCursor) write.execute(true);
  }
  if (isCursor) source << "CLOSE pipit_rows";
}

void makeDurable(const fs::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool isDone = descriptor >= 0 && fsync(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  if (!isDone) throw StoreFailure("the backup cannot be written");
}

fs::path folderOf(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

}  // namespace

BackupFile::TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "pipit-restore-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw StoreFailure("there is no room for a copy of the backup");
  folder_ = pattern;
}

BackupFile::TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

BackupFile::BackupFile(const std::string& file) {
  std::error_code error;
  fs::copy_file(file, folder_.copy(), error);
  if (error) throw StoreFailure("cannot be read");
  soci::session copy(soci::sqlite3, connectionTo(folder_.copy()));
  // An empty file is a database too, without anything.
  if (versionOf(copy) < 1) throw StoreFailure("is no backup");
  bringUp(copy);
}

void BackupFile::copyInto(soci::session& target) const {
  soci::session source(soci::sqlite3, connectionTo(folder_.copy()));
  for (const char* table : std::views::reverse(kTables))
    if (table != kEnded) target << "DELETE FROM " << table;
  for (const char* table : kTables)
    if (table != kSignedIn)
      copyTable(source, Reading::RowByRow, target, table, columnsOf(source, table),
                table == kEnded ? " ON CONFLICT DO NOTHING" : "");
}

void BackupFile::fill(soci::session& source, const std::string& part) {
  soci::session target(soci::sqlite3, connectionTo(part));
  // Nobody reads it before it is whole.
  std::string mode;
  target << "PRAGMA journal_mode = OFF", soci::into(mode);
  target << "PRAGMA synchronous = OFF";
  target << "BEGIN";
  bringUp(target);
  for (const char* table : kTables)
    copyTable(source, Reading::Cursor, target, table, columnsOf(target, table));
  target << "COMMIT";
}

void BackupFile::write(const std::string& file, const std::function<void(const std::string&)>& fill) {
  const fs::path part = file + ".part";
  if (fs::exists(file)) throw StoreFailure("there is a file of that name already");
  std::error_code ignored;
  fs::remove(part, ignored);
  try {
    fill(part.string());
    makeDurable(part);
    // Unlike a rename it replaces nothing.
    if (link(part.c_str(), file.c_str()) != 0) throw StoreFailure("the backup cannot be given its name");
  } catch (...) {
    fs::remove(part, ignored);
    throw;
  }
  fs::remove(part, ignored);
  makeDurable(folderOf(file));
}

}  // namespace pipit::server
