#include "responder/ConciergeQuestion.h"

#include <boost/json.hpp>
#include <utility>

#include "domain/Form.h"

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

// What the concierge reads of a form: its texts.
concierge::FormValues valuesOf(const FormAnswer& answer) {
  concierge::FormValues texts;
  const json::object values = json::parse(answer.values).as_object();
  for (const auto& member : values)
    if (member.value().is_string())
      texts.emplace(std::string(member.key()), std::string(member.value().get_string()));
  return texts;
}

concierge::Turn turnOf(const Message& message) {
  return {.fromVisitor = message.author == Author::Visitor,
          .text = message.text,
          .form = formOf(message),
          .values = message.answer ? valuesOf(*message.answer) : concierge::FormValues(),
          .mayProve = message.mayProve};
}

}  // namespace

concierge::Question conciergeQuestion(const Prompt& prompt) {
  concierge::Question question{.text = prompt.question, .history = {}, .isStaffed = prompt.isStaffed};
  if (prompt.answer)
    question.filledIn = {
        .form = prompt.answer->form, .score = scoreOf(*prompt.answer), .values = valuesOf(*prompt.answer)};
  question.mayProve = prompt.mayProve;
  for (const Message& message : prompt.history) question.history.push_back(turnOf(message));
  return question;
}

concierge::Customer customerOf(const Prompt& prompt, Store& store) {
  const Person& person = prompt.background.person;
  if (!person.isVerified) return {};
  return {store.siteOf(prompt.conversation), person.id};
}

Card cardOf(concierge::Card card) {
  return {std::move(card.title), std::move(card.detail), std::move(card.image), std::move(card.link)};
}

}  // namespace pipit::server
