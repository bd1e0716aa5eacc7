#pragma once

#include <vector>

#include "domain/admin/Audit.h"

namespace soci {
class session;
}

namespace pipit::server {

// What anybody has changed. Rows are added, and stay.
class AuditTable {
 public:
  explicit AuditTable(soci::session& sql) : sql_(sql) {}

  void add(const AuditRow& row);
  std::vector<AuditRow> find(const AuditQuery& query);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
