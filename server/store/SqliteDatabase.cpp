#include "store/SqliteDatabase.h"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "domain/Store.h"
#include "store/BackupFile.h"
#include "store/Migrations.h"
#include "store/WriteTransaction.h"

namespace pipit::server {

namespace {

// An operator's command holds the write lock for milliseconds; this is how long a stuck one is borne.
constexpr const char* kBusyTimeout = "PRAGMA busy_timeout = 5000";
// Takes the write lock at once, so that another process (an operator's command) makes it wait and never fail.
constexpr const char* kSqliteBegin = "BEGIN IMMEDIATE";

// Another program holds the lock, or there is no room: the same may well succeed later.
bool isPassingInSqlite(const soci::soci_error& error) {
  const auto* ours = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  // https://sqlite.org/rescode.html: the low byte is the primary code. 5 is SQLITE_BUSY, 10 SQLITE_IOERR, 13
  // SQLITE_FULL.
  const int code = ours == nullptr ? 0 : ours->result() & 0xFF;
  return code == 5 || code == 10 || code == 13;
}

class SqliteDatabase : public Database {
 public:
  explicit SqliteDatabase(const std::string& file) : sql_(soci::sqlite3, "db=\"" + file + "\"") {
    sql_ << kBusyTimeout;
    std::string mode;
    sql_ << "PRAGMA journal_mode = WAL", soci::into(mode);
    // Acknowledged means durable: with NORMAL a power cut may take the last commits back.
    sql_ << "PRAGMA synchronous = FULL";
    sql_ << "PRAGMA foreign_keys = ON";
    migrateTables();
  }

  soci::session& sql() override { return sql_; }
  std::exception_ptr meaning(const soci::soci_error& error) override {
    if (isPassingInSqlite(error)) return std::make_exception_ptr(StoreAway(error.get_error_message()));
    return std::make_exception_ptr(StoreFailure(error.get_error_message()));
  }
  const char* beginning() const override { return kSqliteBegin; }
  const std::string& instance() const override { return instance_; }

  int version() override {
    int version = 0;
    sql_ << "PRAGMA user_version", soci::into(version);
    return version;
  }

  std::int64_t writesOfOthers() override {
    long long version = 0;
    sql_ << "PRAGMA data_version", soci::into(version);
    return version;
  }

  void backUp(const std::string& file) override {
    BackupFile::write(file, [&](const std::string& part) { sql_ << "VACUUM INTO :part", soci::use(part); });
  }

 private:
  // Two programs that start at once: one migrates, the other waits.
  void migrateTables() {
    WriteTransaction transaction(sql_, kSqliteBegin);
    const int newest = migrate(version(), [&](const char* statement) { sql_ << statement; });
    sql_ << "PRAGMA user_version = " << newest;
    transaction.commit();
  }

  soci::session sql_;
  std::string instance_;
};

}  // namespace

std::unique_ptr<Database> openSqlite(const std::string& file) {
  try {
    return std::make_unique<SqliteDatabase>(file);
  } catch (const soci::soci_error& error) {
    throw StoreFailure(error.get_error_message());
  }
}

}  // namespace pipit::server
