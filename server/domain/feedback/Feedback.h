#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ListPlace.h"

namespace pipit::server {

enum class FeedbackType : std::uint8_t { Satisfaction, Bug, FeatureRequest, General, Nps };
// None: it has neither a rating nor a score.
enum class Sentiment : std::uint8_t { None, Negative, Neutral, Positive };

// As it is stored and told: "feature_request", "negative". Of None it is empty.
std::string_view nameOf(FeedbackType type);
std::string_view nameOf(Sentiment sentiment);
std::optional<FeedbackType> feedbackTypeNamed(std::string_view name);
std::optional<Sentiment> sentimentNamed(std::string_view name);

// What a visitor thinks. Its texts are without addresses and numbers of people (docs/feedback.md).
struct Feedback {
  std::int64_t key = 0;  // in the order in which they came
  std::string id = {};
  std::string site = {};
  std::string domain = {};  // the host of the page; empty: it named none
  std::string conversation = {};
  std::string clientId = {};  // empty: it was an answer to a form
  FeedbackType type = FeedbackType::General;
  std::optional<int> rating = {};  // 1 to 5
  std::optional<int> score = {};   // of NPS, 0 to 10
  Sentiment sentiment = Sentiment::None;
  bool isUrgent = false;
  std::string category = {};
  std::string message = {};
  std::string page = {};     // without query and fragment
  std::string session = {};  // the widget's own name for what it measures
  std::string browser = {};  // what the visitor has agreed to tell of it, as a JSON object, or empty
  std::string ticket = {};   // that was opened for it; empty: none
  std::int64_t at = 0;       // milliseconds since 1970
};

// Feedback before it has its place.
struct NewFeedback {
  Feedback feedback = {};
  std::string visitor = {};
  std::string pass = {};     // the session of whoever gives it; empty: of nobody who could have left
  std::string details = {};  // of the ticket, where it is urgent
};

struct TakenFeedback {
  Feedback feedback;
  bool isNew = false;  // false: the same client id was there before, and this is what it got then
};

struct FeedbackQuery {
  std::optional<std::vector<std::string>> sites = {};  // nothing: all
  std::string domain = {};                             // empty: all
  std::optional<FeedbackType> type = {};
  std::optional<Sentiment> sentiment = {};
  bool urgentOnly = false;
  std::int64_t since = 0;  // both are in it
  std::int64_t until = std::numeric_limits<std::int64_t>::max();
  // These two are of no matter to statistics.
  std::optional<ListPlace> after = {};
  int limit = 0;
};

// Of as many as have the same type and the same sentiment.
struct FeedbackSum {
  FeedbackType type = FeedbackType::General;
  Sentiment sentiment = Sentiment::None;
  std::int64_t count = 0;
  std::int64_t urgent = 0;
  std::int64_t ratings = 0;
  std::int64_t ratingSum = 0;
  std::int64_t scores = 0;
  std::int64_t promoters = 0;
  std::int64_t detractors = 0;
};

struct FeedbackDay {
  std::int64_t day = 0;  // since 1970, in UTC
  std::int64_t count = 0;
  std::int64_t urgent = 0;
  std::int64_t negative = 0;
};

}  // namespace pipit::server
