#include "domain/support/SupportDesk.h"

#include <array>
#include <boost/json.hpp>
#include <chrono>
#include <utility>

#include "domain/Identifier.h"
#include "domain/Limits.h"
#include "domain/Ticket.h"
#include "domain/feedback/FeedbackRules.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

struct KeptRows {
  SupportRows rows;
  std::chrono::milliseconds time;
};

constexpr std::array<KeptRows, 4> kKeptRows = {{{SupportRows::Answers, limits::kAnswersKept},
                                                {SupportRows::Shortlists, limits::kShortlistsKept},
                                                {SupportRows::Returns, limits::kReturnsKept},
                                                {SupportRows::OrderUpdates, limits::kOrderUpdatesKept}}};

// For whoever deals with it.
std::string ticketDetails(const StylistWish& wish, const std::vector<std::string>& items) {
  json::object details{{"email", wish.email}};
  for (const auto& [name, text] : {std::pair<std::string_view, std::string_view>("name", wish.name),
                                   {"phone", wish.phone},
                                   {"time", wish.time},
                                   {"notes", wish.notes}})
    if (!text.empty()) details[name] = text;
  if (!items.empty()) details["shortlist"] = json::array(items.begin(), items.end());
  if (!wish.transcript.empty()) details["transcript"] = json::parse(wish.transcript);
  return json::serialize(details);
}

}  // namespace

void SupportDesk::enter(const Pass& pass) {
  if (!store_.enter(pass)) throw SessionEnded{};
}

std::string SupportDesk::customerOf(const Pass& pass) const {
  const auto known = store_.backgroundOf(pass.conversation);
  return known && known->person.isVerified ? known->person.id : std::string();
}

std::string SupportDesk::callStylist(const Pass& pass, const StylistWish& wish) {
  enter(pass);
  const auto stored = wish.items.empty() ? store_.shortlistOf(pass.conversation) : std::nullopt;
  const std::string id = newTicketId();
  store_.addTicket({.id = id,
                    .conversation = pass.conversation,
                    .message = newIdentifier("st_"),
                    .details = ticketDetails(wish, stored ? stored->items : wish.items),
                    .at = clock_()});
  return id;
}

std::string SupportDesk::rate(const Pass& pass, const GivenRating& given) {
  enter(pass);
  const GivenFeedback feedback{.clientId = {},
                               .type = "satisfaction",
                               .rating = given.rating,
                               .category = given.intent,
                               .message = given.comment};
  const auto taken = store_.addFeedback(feedbackOf(pass, feedback, clock_()));
  if (!taken) throw SessionEnded{};
  telemetry_.feedbackTaken(taken->feedback.isUrgent);
  return taken->feedback.ticket;
}

Shortlist SupportDesk::putShortlist(const Pass& pass, std::vector<std::string> items) {
  enter(pass);
  const auto known = store_.shortlistOf(pass.conversation);
  const Shortlist shortlist{known ? known->id : newIdentifier("sl_"), pass.site, pass.conversation,
                            std::move(items), clock_()};
  store_.putShortlist(shortlist);
  return shortlist;
}

std::optional<std::string> SupportDesk::take(const Pass& pass, ReturnRequest request,
                                             std::optional<int> again) {
  enter(pass);
  const std::int64_t now = clock_();
  const std::chrono::milliseconds pause = std::chrono::days(again.value_or(0));
  if (store_.hasReturn(request, again ? now - pause.count() : 0)) return std::nullopt;
  request.id = newNumber("RMA-");
  request.site = pass.site;
  request.conversation = pass.conversation;
  request.at = now;
  store_.addReturn(request);
  return request.id;
}

void SupportDesk::follow(const Pass& pass, OrderUpdates updates) {
  enter(pass);
  updates.site = pass.site;
  updates.conversation = pass.conversation;
  updates.at = clock_();
  store_.putOrderUpdates(updates);
}

SteadyTime SupportDesk::sweep(SteadyTime now) {
  if (now < sweepAt_) return sweepAt_;
  sweepAt_ = now + limits::kSupportSweep;
  try {
    for (const auto& [rows, time] : kKeptRows)
      if (store_.forgetSupport(rows, clock_() - time.count(), limits::kSupportSwept) == limits::kSupportSwept)
        sweepAt_ = now + limits::kSupportSweepOn;
  } catch (const StoreFailure& failure) {
    telemetry_.databaseFailed(failure.what());
  }
  return sweepAt_;
}

}  // namespace pipit::server
