#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/Store.h"

namespace soci {
class session;
}

namespace pipit::server {

// A conversation's row, and the two counters that number its messages and its changes.
class ConversationTable {
 public:
  explicit ConversationTable(soci::session& sql) : sql_(sql) {}

  std::optional<std::int64_t> keyOf(const std::string& id);
  std::string siteOf(const std::string& id);
  std::int64_t keyOrNew(const ConversationKey& conversation);
  std::int64_t latestChange(const std::string& id);
  std::int64_t nextSeq(std::int64_t key);
  std::int64_t nextChange(std::int64_t key);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
