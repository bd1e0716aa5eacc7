#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Message.h"
#include "domain/feedback/Feedback.h"

namespace pipit::server {

// What visitors think of it all.
// A form that asks how it was, as a message of ours that nobody has written for.
struct NewQuestion {
  std::string conversation;
  std::string site;
  std::string visitor;
  std::string session;
  std::string form;
  Message message;         // its numbers are the store's
  std::int64_t since = 0;  // who was asked from then on is not asked again
};

// The session has ended, it was asked before, or an answer is owed, which may ask it.
enum class NotAsked : std::uint8_t { SessionEnded, Before, Busy };

class FeedbackStore {
 public:
  virtual ~FeedbackStore() = default;

  virtual std::optional<Feedback> feedbackByClientId(std::string_view conversation,
                                                     std::string_view clientId) = 0;
  // With the ticket of an urgent one, or neither; makes the conversation if there is none. Nothing: the
  // session has ended.
  virtual std::optional<TakenFeedback> addFeedback(const NewFeedback& feedback) = 0;
  // Whether the visitor has been asked with that form from then on: in this conversation, or in another one
  // of the same person on the same site.
  virtual bool wasAsked(std::string_view conversation, std::string_view form, std::int64_t since) = 0;
  // Makes the conversation if there is none.
  virtual std::expected<Message, NotAsked> ask(const NewQuestion& question) = 0;
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
