#include "responder/ConciergeResponder.h"

#include <utility>

#include "responder/PacedStream.h"

namespace pipit::server {

namespace {

concierge::Question questionOf(const Prompt& prompt) {
  concierge::Question question{.text = prompt.question, .history = {}};
  for (const Message& message : prompt.history) {
    question.history.push_back({.fromVisitor = message.author == Author::Visitor, .text = message.text});
  }
  return question;
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
  concierge::Answer answer = concierge_.answer(questionOf(prompt));
  return std::make_unique<PacedStream>(std::move(answer.text), cardsOf(std::move(answer.cards)), pace_, now);
}

}  // namespace pipit::server
