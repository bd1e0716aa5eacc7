#include "store/PostgresDatabase.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <array>
#include <string>

#include "domain/Identifier.h"
#include "domain/Store.h"
#include "store/BackupFile.h"
#include "store/Migrations.h"
#include "store/Pauses.h"
#include "store/PostgresNotice.h"
#include "store/PostgresPatience.h"
#include "store/PostgresWatch.h"
#include "store/WriteTransaction.h"

namespace pipit::server {

namespace {

// READ COMMITTED: what stands behind the lock of a conversation's row is read as it is then.
constexpr const char* kPostgresBegin = "BEGIN ISOLATION LEVEL READ COMMITTED";
// Of this program, among all that use the database.
constexpr const char* kMigrationLock = "SELECT pg_advisory_xact_lock(7305807021434237300)";
// Who holds a lock for longer is stuck, and one that stops in the middle lets go.
constexpr std::array kSession = {"SET lock_timeout = '5s'",
                                 "SET idle_in_transaction_session_timeout = '30s'"};
constexpr const char* kLockTables =
    "LOCK TABLE settings, sites, site_texts, conversations, conversation_analytics, messages, uploads, "
    "tickets, feedback, revoked, "
    "handovers, mails, widget_windows, service_minutes, alerts, customer_feature_flags, "
    "organization_feature_flags, feature_rollouts, rollout_events, "
    "feature_flag_changes, rollout_outcomes, admin_users, admin_sessions, login_failures, idempotency_keys, "
    "visits, shortlists, return_requests, order_updates, conversation_notes, canned_answers, audit IN "
    "EXCLUSIVE MODE";
// Each change of flags has a row there.
constexpr const char* kLockFlags = "LOCK TABLE feature_flag_changes IN EXCLUSIVE MODE";

std::string settingOf(soci::session& sql, const std::string& name) {
  std::string value;
  sql << "SELECT current_setting(:name)", soci::use(name), soci::into(value);
  return value;
}

// It has become a standby, or somebody lets nobody write: another connection may come to the one that is not.
bool isReadOnly(const soci::soci_error& error) {
  const auto* ours = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  return ours != nullptr && ours->sqlstate() == "25006";
}

// Deadlocks, locks that took too long, a server that starts or ends: the same may well succeed next time.
bool isPassing(const soci::soci_error& error) {
  const auto* ours = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  if (ours == nullptr) return false;
  const std::string state = ours->sqlstate();
  return state.starts_with("08") || state.starts_with("40") || state.starts_with("53") ||
         state.starts_with("57P") || state == "55P03" || state == "25P03" || isReadOnly(error);
}

class PostgresDatabase : public Database {
 public:
  explicit PostgresDatabase(const PostgresAddress& address) : address_(address), patience_(address.patience) {
    connect();
    patience_.end();
    migrateTables();
  }

  soci::session& sql() override { return sql_; }
  const char* beginning() const override { return kPostgresBegin; }
  bool isShared() const override { return true; }
  const std::string& instance() const override { return instance_; }

  void makeReady() override {
    if (isLost_) connectAgain();
    patience_.begin();
  }

  void rest() override { patience_.end(); }

  std::exception_ptr meaning(const soci::soci_error& error) override {
    const std::string text = address_.saying(error.get_error_message());
    isLost_ = isLost_ || !isConnected() || isReadOnly(error);
    if (isLost_ || isPassing(error)) return std::make_exception_ptr(StoreAway(text));
    return std::make_exception_ptr(StoreFailure(text));
  }

  int version() override {
    long long version = 0;
    sql_ << "SELECT version FROM pipit_schema", soci::into(version);
    return static_cast<int>(version);
  }

  void tell(ChangeKind kind, std::string_view conversation) override {
    const std::string channel = kNoticeChannel,
                      notice = noticeOf(instance_, {kind, std::string(conversation)});
    sql_ << "SELECT pg_notify(:channel, :notice)", soci::use(channel), soci::use(notice);
  }

  std::unique_ptr<ChangeWatch> watch(ChangeHeard heard) override {
    return std::make_unique<PostgresWatch>(address_, instance_, std::move(heard));
  }

  // All of it as of one moment, however long it takes.
  void backUp(const std::string& file) override {
    patience_.end();
    BackupFile::write(file, [&](const std::string& part) {
      const WriteTransaction snapshot(sql_, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      BackupFile::fill(sql_, part);
    });
  }

  // What comes then takes as long as it takes.
  void keepOthersOut() override {
    sql_ << kLockTables;
    patience_.end();
  }

  void keepFlagsAlone() override { sql_ << kLockFlags; }

  // A lock of its own: whoever only reads these tables, or marks a row, does not wait for it. Two names of
  // one hash wait for each other, which does no harm.
  void keepAlone(const std::string& name) override {
    sql_ << "SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))", soci::use(name);
  }

  void countOn() override {
    for (const char* table :
         {"conversations", "tickets", "feedback", "rollout_events", "feature_flag_changes", "alerts", "audit",
          "shortlists", "return_requests", "order_updates", "conversation_notes", "canned_answers"})
      sql_ << "SELECT setval(pg_get_serial_sequence('" << table
           << "', 'key'), COALESCE((SELECT MAX(key) FROM " << table << "), 0) + 1, false)";
  }

 private:
  void connectAgain() {
    if (!pauses_.isOver()) throw StoreAway("the database cannot be reached");
    try {
      connect();
    } catch (const soci::soci_error& error) {
      pauses_.grow();
      throw StoreAway(address_.saying(error.get_error_message()));
    } catch (const StoreAway&) {
      pauses_.grow();
      throw;
    }
  }

  void connect() {
    sql_.close();
    sql_.open(soci::postgresql, address_.connection);
    patience_.watch(PQsocket(connection()));
    patience_.begin();
    // The rest of an error may have a row's content in it.
    PQsetErrorVerbosity(connection(), PQERRORS_TERSE);
    requireDurable();
    if (settingOf(sql_, "transaction_read_only") == "on") throw StoreAway("the database takes no writes");
    for (const char* setting : kSession) sql_ << setting;
    isLost_ = false;
    pauses_.reset();
  }

  // Acknowledged means durable.
  void requireDurable() {
    if (settingOf(sql_, "synchronous_commit") == "off") sql_ << "SET synchronous_commit = on";
    if (settingOf(sql_, "fsync") == "off")
      throw StoreFailure("the server runs with fsync = off: what is acknowledged could be lost");
  }

  PGconn* connection() { return static_cast<soci::postgresql_session_backend*>(sql_.get_backend())->conn_; }

  bool isConnected() { return sql_.get_backend() != nullptr && PQstatus(connection()) == CONNECTION_OK; }

  // Two programs that start at once: one migrates, the other waits, however long it takes.
  void migrateTables() {
    WriteTransaction transaction(sql_, kPostgresBegin);
    sql_ << "SET LOCAL lock_timeout = 0";
    sql_ << "SET LOCAL client_min_messages = warning";
    sql_ << kMigrationLock;
    sql_ << "CREATE TABLE IF NOT EXISTS pipit_schema (version BIGINT NOT NULL)";
    const int before = version();
    const int now = migrate(before, [&](const char* statement) { sql_ << forPostgres(statement); });
    if (now != before) {
      sql_ << "DELETE FROM pipit_schema";
      sql_ << "INSERT INTO pipit_schema (version) VALUES (" << now << ")";
    }
    transaction.commit();
  }

  PostgresAddress address_;
  std::string instance_ = newIdentifier("i_");
  soci::session sql_;
  PostgresPatience patience_;
  Pauses pauses_;
  bool isLost_ = true;
};

}  // namespace

std::unique_ptr<Database> openPostgres(const PostgresAddress& address) {
  try {
    return std::make_unique<PostgresDatabase>(address);
  } catch (const soci::soci_error& error) {
    throw StoreFailure(address.saying(error.get_error_message()));
  }
}

}  // namespace pipit::server
