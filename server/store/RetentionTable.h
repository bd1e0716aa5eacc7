#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "domain/Store.h"

namespace soci {
class session;
}

namespace pipit::server {

// What goes when it was kept as long as its site wants: of conversations all that hangs on them.
class RetentionTable {
 public:
  explicit RetentionTable(soci::session& sql) : sql_(sql) {}

  // In a transaction.
  RetentionCount forget(const RetentionQuery& query);

 private:
  using Row = std::pair<std::string, std::int64_t>;  // id and key

  void date(const RetentionQuery& query);
  std::vector<Row> old(const RetentionQuery& query);
  bool isStillOld(std::int64_t key, std::int64_t before);
  std::int64_t forgetMessages(std::int64_t key, std::int64_t most);
  std::int64_t forgetTickets(std::int64_t key);
  void forgetRest(const Row& row);
  std::int64_t forgetClosedTickets(const RetentionQuery& query);
  std::int64_t forgetEmpty(const RetentionQuery& query);

  soci::session& sql_;
};

}  // namespace pipit::server
