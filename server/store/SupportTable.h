#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/support/SupportStore.h"

namespace soci {
class session;
}

namespace pipit::server {

// Shortlists, returns, and who wants to hear how an order goes on.
class SupportTable {
 public:
  explicit SupportTable(soci::session& sql) : sql_(sql) {}

  std::optional<Shortlist> shortlistOf(const std::string& conversation);
  void put(const Shortlist& shortlist);
  bool has(const ReturnRequest& request, std::int64_t since);
  void add(const ReturnRequest& request);
  void put(const OrderUpdates& updates);
  // A conversation's become another's, which keeps its own shortlist if it has one.
  void move(const std::string& source, const std::string& target);
  // Not of answers, which are another table's.
  std::int64_t forget(SupportRows rows, std::int64_t before, int limit);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
