#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/analytics/ConversationFigures.h"
#include "domain/analytics/Visit.h"

namespace pipit::server {

// How conversations went. Their rows go with them.
class AnalyticsStore {
 public:
  virtual ~AnalyticsStore() = default;

  // Some that have changed since they were looked at last, by id, of the sites that want that.
  virtual std::vector<std::string> changedConversations(int limit) = 0;
  // With the newest of its messages, at most so many. It counts as looked at; in Store::exclusively() nobody
  // else writes to it until that ends. Nothing: somebody has looked at it meanwhile, or it is no more.
  virtual std::optional<ChangedConversation> takeChanged(std::string_view conversation, int messages) = 0;
  // In place of those that the conversation has.
  virtual void putFigures(const ConversationFigures& figures) = 0;
  virtual void dropFigures(std::int64_t conversation) = 0;
  // Newest first.
  virtual std::vector<ConversationFigures> figures(const FiguresQuery& query) = 0;
  // Newest first; days without any are left out.
  virtual std::vector<FiguresSum> figureSums(const FiguresQuery& query) = 0;
  // At most `limit` of those whose conversation ended before that time; says how many there were.
  virtual std::int64_t forgetFigures(std::int64_t before, int limit) = 0;

  // To the visit that the visitor is on: whose last view is not longer ago than `pause` milliseconds, else to
  // a new one.
  virtual void addView(const PageView& view, std::int64_t pause) = 0;
  virtual VisitSum visitSum(const FiguresQuery& query) = 0;
  // At most `limit` of those that began before that time; says how many there were.
  virtual std::int64_t forgetVisits(std::int64_t before, int limit) = 0;
};

}  // namespace pipit::server
