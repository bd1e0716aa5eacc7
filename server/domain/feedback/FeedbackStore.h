#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/feedback/Feedback.h"

namespace pipit::server {

// What visitors think of it all.
class FeedbackStore {
 public:
  virtual ~FeedbackStore() = default;

  virtual std::optional<Feedback> feedbackByClientId(std::string_view conversation,
                                                     std::string_view clientId) = 0;
  // With the ticket of an urgent one, or neither; makes the conversation if there is none. Nothing: the
  // session has ended.
  virtual std::optional<TakenFeedback> addFeedback(const NewFeedback& feedback) = 0;
  // Newest first.
  virtual std::vector<Feedback> feedback(const FeedbackQuery& query) = 0;
  // All that match, counted where they lie.
  virtual std::vector<FeedbackSum> feedbackSums(const FeedbackQuery& query) = 0;
  // The newest days of them, newest first; days without any are left out.
  virtual std::vector<FeedbackDay> feedbackDays(const FeedbackQuery& query, int limit) = 0;
  // The oldest of that site from before that time, at most `limit`; says how many there were.
  virtual std::int64_t deleteFeedbackBefore(std::string_view site, std::int64_t before, int limit) = 0;
};

}  // namespace pipit::server
