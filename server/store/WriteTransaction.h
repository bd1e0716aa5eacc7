#pragma once

#include <soci/soci.h>

namespace pipit::server {

// Takes the write lock at once, so that what is read inside is still true when it is written, and another
// process (an operator's command) makes it wait and never fail. Undone unless committed.
class WriteTransaction {
 public:
  explicit WriteTransaction(soci::session& sql) : sql_(sql) { sql_ << "BEGIN IMMEDIATE"; }
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  ~WriteTransaction() {
    if (!committed_) rollBack();
  }

  void commit() {
    sql_ << "COMMIT";
    committed_ = true;
  }

 private:
  void rollBack() noexcept {
    try {
      sql_ << "ROLLBACK";
    } catch (const soci::soci_error&) {
      // SQLite has rolled back by itself: a full disk, a failed write.
    }
  }

  soci::session& sql_;
  bool committed_ = false;
};

}  // namespace pipit::server
