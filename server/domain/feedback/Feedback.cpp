#include "domain/feedback/Feedback.h"

#include <algorithm>
#include <array>

namespace pipit::server {

namespace {

constexpr std::array<std::string_view, 5> kFeedbackTypes = {"satisfaction", "bug", "feature_request",
                                                            "general", "nps"};
constexpr std::array<std::string_view, 4> kSentiments = {"", "negative", "neutral", "positive"};

template <class Value>
std::optional<Value> feedbackValueIn(const auto& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (name.empty() || found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace

std::string_view nameOf(FeedbackType type) {
  return kFeedbackTypes.at(static_cast<std::size_t>(type));
}

std::string_view nameOf(Sentiment sentiment) {
  return kSentiments.at(static_cast<std::size_t>(sentiment));
}

std::optional<FeedbackType> feedbackTypeNamed(std::string_view name) {
  return feedbackValueIn<FeedbackType>(kFeedbackTypes, name);
}

std::optional<Sentiment> sentimentNamed(std::string_view name) {
  return feedbackValueIn<Sentiment>(kSentiments, name);
}

}  // namespace pipit::server
