#include "responder/ConciergeResponder.h"

#include <utility>

#include "domain/ContactForms.h"
#include "domain/Extra.h"
#include "responder/ConciergeQuestion.h"
#include "responder/PacedStream.h"

namespace pipit::server {

namespace {

bool asksHowItWas(const concierge::Answer& answer) {
  return answer.form == concierge::kCsat || answer.form == concierge::kNps;
}

std::string extraOf(const concierge::Answer& answer) {
  if (answer.form == concierge::kCsat) return csatExtra();
  if (answer.form == concierge::kNps) return npsExtra();
  if (answer.form == concierge::kContact) return contactExtra();
  return repliesExtra(answer.replies);
}

std::vector<Card> cardsOf(std::vector<concierge::Card> found) {
  std::vector<Card> cards;
  for (concierge::Card& card : found) cards.push_back(cardOf(std::move(card)));
  return cards;
}

}  // namespace

std::unique_ptr<AnswerStream> ConciergeResponder::begin(const Prompt& prompt, SteadyTime now) {
  concierge::Question question = conciergeQuestion(prompt);
  concierge::Answer answer = concierge_.answer(question);
  if (asksHowItWas(answer) && prompt.wasAsked && prompt.wasAsked(answer.form)) {
    question.asked.push_back(answer.form);
    answer = concierge_.answer(question);
  }
  End end{cardsOf(std::move(answer.cards)), extraOf(answer)};
  return std::make_unique<PacedStream>(std::move(answer.text), std::move(end), pace_, now);
}

}  // namespace pipit::server
