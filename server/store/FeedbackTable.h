#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/feedback/Feedback.h"

namespace soci {
class session;
}

namespace pipit::server {

// What visitors think, by the time at which they said it.
class FeedbackTable {
 public:
  explicit FeedbackTable(soci::session& sql) : sql_(sql) {}

  void insert(const Feedback& feedback);
  std::optional<Feedback> byClientId(const std::string& conversation, const std::string& clientId);
  // A conversation's become another's; of two with the same client id that of the other one keeps it.
  void move(const std::string& source, const std::string& target);
  std::vector<Feedback> find(const FeedbackQuery& query);
  std::vector<FeedbackSum> sums(const FeedbackQuery& query);
  std::vector<FeedbackDay> days(const FeedbackQuery& query, int limit);
  std::int64_t removeBefore(const std::string& site, std::int64_t before, int limit);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
