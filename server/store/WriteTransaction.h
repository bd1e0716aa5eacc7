#pragma once

#include <soci/soci.h>

namespace pipit::server {

// What is read inside, once the conversation's row is locked, is still true when it is written. Undone unless
// committed.
class WriteTransaction {
 public:
  WriteTransaction(soci::session& sql, const char* beginning) : sql_(sql) { sql_ << beginning; }
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
      // It has been rolled back already: a full disk, a failed write, a connection that is gone.
    }
  }

  soci::session& sql_;
  bool committed_ = false;
};

}  // namespace pipit::server
