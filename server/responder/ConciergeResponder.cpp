#include "responder/ConciergeResponder.h"

#include <boost/json.hpp>
#include <chrono>
#include <utility>

#include "domain/Extra.h"
#include "responder/AnswerExtra.h"
#include "responder/ConciergeQuestion.h"
#include "responder/PacedStream.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

// It undoes what was begun.
struct TakenBefore {};

bool asksHowItWas(const concierge::Answer& answer) {
  return answer.form == concierge::kCsat || answer.form == concierge::kNps;
}

// For the people who deal with it.
std::string detailsOf(const concierge::ReturnTaken& taken) {
  json::object details;
  for (const auto& [name, text] : {std::pair<std::string_view, std::string_view>("return", taken.option),
                                   {"order", taken.order},
                                   {"items", taken.items},
                                   {"size", taken.size},
                                   {"reason", taken.reason},
                                   {"email", taken.email}})
    if (!text.empty()) details[name] = text;
  return json::serialize(details);
}

std::vector<Card> cardsOf(std::vector<concierge::Card> found) {
  std::vector<Card> cards;
  for (concierge::Card& card : found) cards.push_back(cardOf(std::move(card)));
  return cards;
}

}  // namespace

concierge::Question ConciergeResponder::questionOf(const Prompt& prompt) const {
  concierge::Question question = conciergeQuestion(prompt);
  question.customer = customerOf(prompt, parts_.store);
  question.today = parts_.clock() / std::chrono::milliseconds(std::chrono::days(1)).count();
  return question;
}

End ConciergeResponder::endOf(const Prompt& prompt, concierge::Answer& answer) const {
  if (answer.agreed) follow(prompt, *answer.agreed);
  if (!answer.taken) return {cardsOf(std::move(answer.cards)), extraOf(answer)};
  const auto ticket = take(prompt, *answer.taken);
  if (!ticket) {
    answer.text = answer.taken->before;
    return {{}, repliesExtra(answer.replies)};
  }
  if (const auto hole = answer.text.find(concierge::kNumberHole); hole != std::string::npos)
    answer.text.replace(hole, concierge::kNumberHole.size(), ticket->id);
  return {{}, ticketExtra(ticket->id, ticket->place, answer.replies)};
}

// The same message gets the same number, however often it is answered anew; the same wish of another message,
// of whichever conversation, gets none.
std::optional<Ticket> ConciergeResponder::take(const Prompt& prompt,
                                               const concierge::ReturnTaken& taken) const {
  const std::int64_t now = parts_.clock();
  ReturnRequest request{.id = newNumber("RMA-"),
                        .site = parts_.store.siteOf(prompt.conversation),
                        .conversation = prompt.conversation,
                        .order = taken.order,
                        .option = taken.option,
                        .item = taken.item,
                        .size = taken.size,
                        .reason = taken.reason,
                        .at = now};
  const std::chrono::milliseconds pause = std::chrono::days(taken.again.value_or(0));
  const std::int64_t since = taken.again ? now - pause.count() : 0;
  std::optional<Ticket> ticket;
  try {
    parts_.store.exclusively({"return " + taken.order}, [&] {
      ticket =
          parts_.store.openTicket({request.id, prompt.conversation, prompt.message, detailsOf(taken), now});
      if (ticket->id != request.id) return;
      if (parts_.store.hasReturn(request, since)) throw TakenBefore{};
      parts_.store.addReturn(request);
    });
  } catch (const TakenBefore&) {
    return std::nullopt;
  }
  return ticket;
}

void ConciergeResponder::follow(const Prompt& prompt, const concierge::UpdatesAgreed& agreed) const {
  parts_.store.exclusively({"updates " + agreed.order}, [&] {
    parts_.store.putOrderUpdates({.order = agreed.order,
                                  .site = parts_.store.siteOf(prompt.conversation),
                                  .conversation = prompt.conversation,
                                  .email = agreed.email,
                                  .phone = agreed.phone,
                                  .at = parts_.clock()});
  });
}

std::unique_ptr<AnswerStream> ConciergeResponder::begin(const Prompt& prompt, SteadyTime now) {
  concierge::Question question = questionOf(prompt);
  concierge::Answer answer = parts_.concierge.answer(question);
  if (asksHowItWas(answer) && prompt.wasAsked && prompt.wasAsked(answer.form)) {
    question.asked.push_back(answer.form);
    answer = parts_.concierge.answer(question);
  }
  End end = endOf(prompt, answer);
  return std::make_unique<PacedStream>(std::move(answer.text), std::move(end), parts_.pace, now);
}

}  // namespace pipit::server
