#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "domain/Change.h"

namespace soci {
class session;
class soci_error;
}  // namespace soci

namespace pipit::server {

// The connection to where the tables live, and whatever is not the same in SQLite and PostgreSQL. The SQL of
// the tables is: both take INSERT … ON CONFLICT, RETURNING and partial indexes.
class Database {
 public:
  virtual ~Database() = default;

  // What the tables speak to. It is the same object as long as this one lives.
  virtual soci::session& sql() = 0;
  // Before each use. Throws StoreAway where there is no connection, and none to be had.
  virtual void makeReady() {}
  // After each use.
  virtual void rest() {}
  // After each failure: what it means to the callers of the store, a StoreFailure.
  virtual std::exception_ptr meaning(const soci::soci_error& error) = 0;
  // Begins a transaction that writes.
  virtual const char* beginning() const = 0;
  // The form that the tables have: how many migrations were applied.
  virtual int version() = 0;

  // Who else writes here? Nobody, where it is not shared.
  virtual bool isShared() const { return false; }
  // This program's name among those that share it.
  virtual const std::string& instance() const = 0;
  // Told to the others when the transaction commits.
  virtual void tell([[maybe_unused]] ChangeKind kind, [[maybe_unused]] std::string_view conversation) {}
  virtual std::unique_ptr<ChangeWatch> watch([[maybe_unused]] ChangeHeard heard) { return nullptr; }

  // Writes all there is, as of one moment, into a new SQLite file.
  virtual void backUp(const std::string& file) = 0;
  // In a transaction that changes flags: nobody else changes any until it ends.
  virtual void keepFlagsAlone() {}
  // In a transaction: nobody else goes on with that name until it ends. In the same order, whoever has
  // several.
  virtual void keepAlone([[maybe_unused]] const std::string& name) {}
  // Another number whenever another connection has written; where others tell, always the same.
  virtual std::int64_t writesOfOthers() { return 0; }
  // In a transaction that replaces all rows: nobody else writes until it ends.
  virtual void keepOthersOut() {}
  // After all rows were replaced: whatever counts on from them.
  virtual void countOn() {}
};

}  // namespace pipit::server
