#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Message.h"
#include "domain/Pass.h"
#include "domain/feedback/Feedback.h"

namespace pipit::server {

// What a visitor gives, as it came.
struct GivenFeedback {
  std::string clientId = {};
  std::string type = {};
  std::optional<std::int64_t> rating = {};
  std::optional<std::int64_t> score = {};
  std::string category = {};
  std::string message = {};
  std::string page = {};
  std::string session = {};
  std::string browser = {};  // a JSON object, or empty
  bool consents = false;     // to what is told of the browser
  // Who may be asked about it: they stand in the ticket alone.
  std::string email = {};
  std::string name = {};
};

// What is wrong with one field, and what would be right.
struct FeedbackIssue {
  enum class Rule : std::uint8_t { Missing, Unknown, Range };
  std::string field;
  Rule rule;
  std::string allowed;
};

// Empty: nothing is wrong. docs/feedback.md has the rules as a table.
std::vector<FeedbackIssue> problemsOf(const GivenFeedback& given);

// What was checked, as it is to be stored.
NewFeedback feedbackOf(const Pass& pass, const GivenFeedback& given, std::int64_t at);
// An answer to one of the forms that ask how it was; nothing: to another one.
std::optional<NewFeedback> feedbackOf(const Pass& pass, const FormAnswer& answer, std::string_view page,
                                      std::int64_t at);

// A rating tells more of it than a score.
Sentiment sentimentOf(std::optional<int> rating, std::optional<int> score);
// Whether it is for a person to look at soon.
bool isUrgent(FeedbackType type, std::optional<int> rating, std::optional<int> score,
              std::string_view message);

// Of promoters and detractors among so many who gave a score, -100 to 100; halves are rounded up, as browsers
// do. Nothing where nobody gave one.
std::optional<int> netPromoterScore(std::int64_t promoters, std::int64_t detractors, std::int64_t scores);

// The page without query and fragment, in which names and tokens stand.
std::string_view placeOf(std::string_view page);
// Its host; empty: it has none.
std::string domainOf(std::string_view page);

}  // namespace pipit::server
