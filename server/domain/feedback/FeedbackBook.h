#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <variant>
#include <vector>

#include "domain/Clock.h"
#include "domain/Pass.h"
#include "domain/RateLimiter.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Switchboard.h"
#include "domain/Telemetry.h"
#include "domain/feedback/FeedbackRules.h"

namespace pipit::server {

// A visitor gives too much; `wait` is in milliseconds.
struct FeedbackTooOften {
  std::int64_t wait = 0;
};
using FeedbackProblem = std::variant<FeedbackTooOften, SessionEnded, std::vector<FeedbackIssue>>;

// All that match, in one.
struct FeedbackStatistics {
  std::int64_t total = 0;
  std::int64_t urgent = 0;
  std::vector<FeedbackSum> sums;
  std::optional<double> averageRating;  // nothing: nobody has rated
  std::optional<int> netPromoterScore;
  std::vector<FeedbackDay> days = {};  // newest first
};

struct FeedbackList {
  std::vector<Feedback> feedback;
  std::optional<ListPlace> next;  // nothing: this was the last page
};

// Takes feedback, shows it, and lets it go when it is too old. Runs on the desk's thread.
class FeedbackBook {
 public:
  struct Parts {
    Store& store;
    Telemetry& telemetry;
    WallClock clock;
    RateLimit rate;
    RatePool* pool = nullptr;            // none: there is nobody to share it with
    Switchboard* switchboard = nullptr;  // none: nobody hears of what is asked
  };

  explicit FeedbackBook(Parts parts)
      : parts_(std::move(parts)), rate_(parts_.rate, "feedback", parts_.pool) {}

  // Stored durably when it returns; the same client id gets the same feedback again.
  std::expected<Feedback, FeedbackProblem> take(const Pass& pass, const GivenFeedback& given);
  // Asks in the conversation with one of the forms `csat` and `nps`, where the visitor has not been asked
  // lately and no answer is owed. The answer is whether it was.
  std::expected<bool, FeedbackProblem> ask(const Pass& pass, std::string_view form);
  // By visitors.
  const RateLimiter& rate() const { return rate_; }

  FeedbackList list(FeedbackQuery query) const;
  FeedbackStatistics statistics(const FeedbackQuery& query) const;

  // What is older than its site keeps it goes. The answer is when to come back.
  SteadyTime sweep(SteadyTime now);

 private:
  // Whether there may be more of it.
  bool forget(const Site& site);

  Parts parts_;
  RateLimiter rate_;
  SteadyTime sweepAt_{};
};

}  // namespace pipit::server
