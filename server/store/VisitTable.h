#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/analytics/ConversationFigures.h"
#include "domain/analytics/Visit.h"

namespace soci {
class session;
}

namespace pipit::server {

// Visits of those who chat.
class VisitTable {
 public:
  explicit VisitTable(soci::session& sql) : sql_(sql) {}

  // Nobody else adds to the same conversation meanwhile.
  void add(const PageView& view, std::int64_t pause);
  VisitSum sum(const FiguresQuery& query);
  std::int64_t forget(std::int64_t before, int limit);

 private:
  struct Latest {
    std::int64_t started = 0;
    std::int64_t seen = 0;
  };

  std::optional<Latest> latest(const std::string& conversation);
  void begin(const PageView& view, bool isAgain);

  soci::session& sql_;
};

}  // namespace pipit::server
