#include "domain/analytics/Analytics.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "domain/Limits.h"
#include "domain/feedback/FeedbackRules.h"
#include "metrics/Engagement.h"
#include "metrics/Redaction.h"

namespace pipit::server {

namespace {

std::optional<double> meanOf(std::int64_t sum, std::int64_t count) {
  if (count == 0) return std::nullopt;
  return static_cast<double>(sum) / static_cast<double>(count);
}

FiguresTotal totalOf(const FiguresSum& sum) {
  return {.conversations = sum.conversations,
          .messages = sum.messages,
          .quickReplies = sum.quickReplies,
          .score = meanOf(sum.score, sum.conversations),
          .completion = meanOf(sum.completion, sum.conversations),
          .resolution = meanOf(sum.resolved * 100, sum.conversations),
          .response = meanOf(sum.response, sum.responses)};
}

void addTo(FiguresSum& whole, const FiguresSum& sum) {
  whole.conversations += sum.conversations;
  whole.messages += sum.messages;
  whole.score += sum.score;
  whole.quickReplies += sum.quickReplies;
  whole.completion += sum.completion;
  whole.resolved += sum.resolved;
  whole.responses += sum.responses;
  whole.response += sum.response;
}

Engagement engagementOf(const std::vector<SpokenMessage>& messages) {
  std::vector<Said> said;
  said.reserve(messages.size());
  for (const SpokenMessage& message : messages)
    said.push_back({message.isVisitors, static_cast<double>(message.at), message.text});
  return Engagement::of(said);
}

std::vector<std::string> visitorsTopics(const std::vector<SpokenMessage>& messages, const TopicOf& topicOf) {
  std::vector<std::string_view> texts;
  for (const SpokenMessage& message : messages)
    if (message.isVisitors) texts.emplace_back(message.text);
  return topicsOf(texts, topicOf);
}

}  // namespace

FiguresList Analytics::list(FiguresQuery query) const {
  const auto most = static_cast<std::size_t>(query.limit++);
  FiguresList page{parts_.store.figures(query), std::nullopt};
  if (page.conversations.size() <= most) return page;
  page.conversations.resize(most);
  page.next = {page.conversations.back().at, page.conversations.back().key};
  return page;
}

FiguresStatistics Analytics::statistics(const FiguresQuery& query) const {
  FiguresStatistics all;
  FiguresSum whole;
  for (const FiguresSum& sum : parts_.store.figureSums(query)) {
    addTo(whole, sum);
    if (all.days.size() < limits::kAnalyticsDays) all.days.push_back({sum.day, totalOf(sum)});
  }
  all.total = totalOf(whole);
  return all;
}

bool Analytics::take(const Pass& pass, const GivenView& given) {
  const auto site = parts_.store.site(pass.site);
  if (!site || !site->analytics) return false;
  const PageView view{.site = pass.site,
                      .conversation = pass.conversation,
                      .page = redacted(placeOf(given.page)),
                      .isFirst = given.isFirst,
                      .seconds = given.seconds,
                      .at = parts_.clock()};
  parts_.store.addView(view, std::chrono::milliseconds(limits::kVisitPause).count());
  return true;
}

VisitStatistics Analytics::visits(const FiguresQuery& query) const {
  const VisitSum sum = parts_.store.visitSum(query);
  return {.sum = sum,
          .perVisit = meanOf(sum.views, sum.visits),
          .timeOnPage = meanOf(sum.seconds * 1'000, sum.views),
          .bounceRate = meanOf(sum.bounced * 100, sum.visits),
          .returnRate = meanOf(sum.returned * 100, sum.visits)};
}

SteadyTime Analytics::advance(SteadyTime now) {
  if (now < lookAt_) return lookAt_;
  lookAt_ = now + limits::kAnalyticsLook;
  try {
    if (calculate()) lookAt_ = now + limits::kAnalyticsLookOn;
    if (now < sweepAt_) return lookAt_;
    sweepAt_ = now + limits::kAnalyticsSweep;
    if (forget()) sweepAt_ = lookAt_ = now + limits::kAnalyticsLookOn;
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
  return lookAt_;
}

// By id, as whoever merges conversations takes them: services that wait for each other would be a deadlock.
bool Analytics::calculate() {
  auto changed = parts_.store.changedConversations(limits::kAnalysedAtOnce);
  if (changed.empty()) return false;
  std::ranges::sort(changed);
  std::size_t looked = 0;
  parts_.store.exclusively({"conversation-analytics"}, [&] {
    std::size_t messages = 0;
    for (; looked < changed.size() && messages < limits::kAnalysedTogether; ++looked)
      messages += calculate(changed[looked]);
  });
  return looked < changed.size() || changed.size() == static_cast<std::size_t>(limits::kAnalysedAtOnce);
}

std::size_t Analytics::calculate(const std::string& conversation) {
  const auto changed = parts_.store.takeChanged(conversation, limits::kAnalysedMessages);
  if (!changed) return 0;
  if (!mayKeep(*changed))
    parts_.store.dropFigures(changed->key);
  else
    parts_.store.putFigures(figuresOf(conversation, *changed));
  return changed->messages.size();
}

bool Analytics::mayKeep(const ChangedConversation& changed) const {
  if (changed.isUnmeasured || (parts_.isOn && !parts_.isOn(changed.site))) return false;
  return !changed.messages.empty() && changed.messages.back().at >= oldest();
}

ConversationFigures Analytics::figuresOf(const std::string& conversation,
                                         const ChangedConversation& changed) const {
  const Engagement engagement = engagementOf(changed.messages);
  ConversationFigures figures{
      .key = changed.key,
      .conversation = conversation,
      .site = changed.site,
      .session = changed.visitor,
      .at = changed.messages.back().at,
      .calculated = parts_.clock(),
      .messages = changed.earlier + static_cast<std::int64_t>(changed.messages.size()),
      .score = engagement.score,
      .quickReplies = engagement.quickReplies,
      .completion = static_cast<int>(std::lround(engagement.completion * 100)),
      .isResolved = engagement.isResolved,
      .topics = visitorsTopics(changed.messages, parts_.topicOf)};
  if (engagement.meanResponse) figures.response = std::llround(*engagement.meanResponse);
  return figures;
}

bool Analytics::forget() {
  const std::int64_t gone = parts_.store.forgetFigures(oldest(), limits::kAnalyticsForgotten);
  const std::int64_t visits = parts_.store.forgetVisits(oldest(), limits::kAnalyticsForgotten);
  if (gone + visits > 0) parts_.telemetry.analyticsForgotten(gone + visits);
  return gone == limits::kAnalyticsForgotten || visits == limits::kAnalyticsForgotten;
}

std::int64_t Analytics::oldest() const {
  return parts_.clock() - std::chrono::milliseconds(limits::kAnalyticsKept).count();
}

}  // namespace pipit::server
