#include "responder/ConciergeResponder.h"

#include <boost/json.hpp>
#include <utility>

#include "domain/ContactForms.h"
#include "domain/Extra.h"
#include "domain/Form.h"
#include "responder/PacedStream.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

std::string formOf(const Message& message) {
  if (message.answer) return message.answer->form;
  const auto form = Form::parse(message.extra);
  return form ? form->name() : std::string();
}

// A form that has no number in it has no score.
int scoreOf(const FormAnswer& answer) {
  const json::object values = json::parse(answer.values).as_object();
  for (const auto& member : values)
    if (member.value().is_int64()) return static_cast<int>(member.value().get_int64());
  return 0;
}

concierge::Question questionOf(const Prompt& prompt) {
  concierge::Question question{.text = prompt.question, .history = {}, .isStaffed = prompt.isStaffed};
  if (prompt.answer) question.filledIn = {.form = prompt.answer->form, .score = scoreOf(*prompt.answer)};
  for (const Message& message : prompt.history) {
    question.history.push_back(
        {.fromVisitor = message.author == Author::Visitor, .text = message.text, .form = formOf(message)});
  }
  return question;
}

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
  for (concierge::Card& card : found) {
    cards.push_back(
        {std::move(card.title), std::move(card.detail), std::move(card.image), std::move(card.link)});
  }
  return cards;
}

}  // namespace

std::unique_ptr<AnswerStream> ConciergeResponder::begin(const Prompt& prompt, SteadyTime now) {
  concierge::Question question = questionOf(prompt);
  concierge::Answer answer = concierge_.answer(question);
  if (asksHowItWas(answer) && prompt.wasAsked && prompt.wasAsked(answer.form)) {
    question.asked.push_back(answer.form);
    answer = concierge_.answer(question);
  }
  End end{cardsOf(std::move(answer.cards)), extraOf(answer)};
  return std::make_unique<PacedStream>(std::move(answer.text), std::move(end), pace_, now);
}

}  // namespace pipit::server
