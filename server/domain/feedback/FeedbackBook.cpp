#include "domain/feedback/FeedbackBook.h"

#include <chrono>
#include <utility>

#include "domain/Extra.h"
#include "domain/Identifier.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::string_view kQuestion = "May we ask you something?";

}  // namespace

std::expected<Feedback, FeedbackProblem> FeedbackBook::take(const Pass& pass, const GivenFeedback& given) {
  if (auto issues = problemsOf(given); !issues.empty()) return std::unexpected(std::move(issues));
  if (auto known = parts_.store.feedbackByClientId(pass.conversation, given.clientId))
    return *std::move(known);
  const std::int64_t now = parts_.clock();
  if (const std::int64_t wait = rate_.take(pass.visitor, now); wait > 0)
    return std::unexpected(FeedbackTooOften{wait});
  auto taken = parts_.store.addFeedback(feedbackOf(pass, given, now));
  if (!taken) return std::unexpected(SessionEnded{});
  if (taken->isNew) parts_.telemetry.feedbackTaken(taken->feedback.isUrgent);
  return std::move(taken->feedback);
}

std::expected<bool, FeedbackProblem> FeedbackBook::ask(const Pass& pass, std::string_view form) {
  const bool isCsat = form == "csat";
  if (!isCsat && form != "nps")
    return std::unexpected(std::vector<FeedbackIssue>{{"form", FeedbackIssue::Rule::Range, "csat or nps."}});
  const std::int64_t now = parts_.clock();
  if (const std::int64_t wait = rate_.take(pass.visitor, now); wait > 0)
    return std::unexpected(FeedbackTooOften{wait});
  constexpr std::chrono::milliseconds kPause = limits::kAskAgain;
  const Message message{.id = newIdentifier("m_"),
                        .clientId = {},
                        .author = Author::Assistant,
                        .state = MessageState::Complete,
                        .text = std::string(kQuestion),
                        .cards = {},
                        .at = now,
                        .extra = isCsat ? csatExtra() : npsExtra()};
  const auto asked = parts_.store.ask({pass.conversation, pass.site, pass.visitor, pass.session,
                                       std::string(form), message, now - kPause.count()});
  if (!asked && asked.error() == NotAsked::SessionEnded) return std::unexpected(SessionEnded{});
  if (asked && parts_.switchboard != nullptr) parts_.switchboard->publish(pass.conversation, *asked);
  return asked.has_value();
}

FeedbackList FeedbackBook::list(FeedbackQuery query) const {
  const auto most = static_cast<std::size_t>(query.limit++);
  FeedbackList page{parts_.store.feedback(query), std::nullopt};
  if (page.feedback.size() <= most) return page;
  page.feedback.resize(most);
  page.next = {page.feedback.back().at, page.feedback.back().key};
  return page;
}

FeedbackStatistics FeedbackBook::statistics(const FeedbackQuery& query) const {
  FeedbackStatistics all{
      .sums = parts_.store.feedbackSums(query), .averageRating = {}, .netPromoterScore = {}};
  FeedbackSum whole;
  for (const FeedbackSum& sum : all.sums) {
    all.total += sum.count;
    all.urgent += sum.urgent;
    whole.ratings += sum.ratings;
    whole.ratingSum += sum.ratingSum;
    whole.scores += sum.scores;
    whole.promoters += sum.promoters;
    whole.detractors += sum.detractors;
  }
  if (whole.ratings > 0)
    all.averageRating = static_cast<double>(whole.ratingSum) / static_cast<double>(whole.ratings);
  all.netPromoterScore = netPromoterScore(whole.promoters, whole.detractors, whole.scores);
  all.days = parts_.store.feedbackDays(query, limits::kFeedbackDays);
  return all;
}

SteadyTime FeedbackBook::sweep(SteadyTime now) {
  if (now < sweepAt_) return sweepAt_;
  sweepAt_ = now + limits::kFeedbackSweep;
  try {
    for (const Site& site : parts_.store.sites())
      if (forget(site)) sweepAt_ = now + limits::kFeedbackSweepOn;
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
  return sweepAt_;
}

bool FeedbackBook::forget(const Site& site) {
  const std::chrono::milliseconds kept = std::chrono::days(site.feedbackRetention);
  const std::int64_t gone =
      parts_.store.deleteFeedbackBefore(site.id, parts_.clock() - kept.count(), limits::kFeedbackSwept);
  if (gone > 0) parts_.telemetry.feedbackForgotten(site.id, gone);
  return gone == limits::kFeedbackSwept;
}

}  // namespace pipit::server
