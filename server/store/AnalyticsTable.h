#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/analytics/ConversationFigures.h"

namespace soci {
class session;
}

namespace pipit::server {

// How conversations went, and which have changed since.
class AnalyticsTable {
 public:
  explicit AnalyticsTable(soci::session& sql) : sql_(sql) {}

  std::vector<std::string> changed(int limit);
  // Locked until the transaction ends.
  std::optional<ChangedConversation> take(const std::string& conversation, int messages);
  void put(const ConversationFigures& figures);
  void drop(std::int64_t conversation);
  std::vector<ConversationFigures> find(const FiguresQuery& query);
  std::vector<FiguresSum> sums(const FiguresQuery& query);
  std::int64_t forget(std::int64_t before, int limit);

 private:
  void readMessages(ChangedConversation& conversation, int limit);

  soci::session& sql_;
};

}  // namespace pipit::server
