#include "responder/PrechatResponder.h"

#include <algorithm>

#include "domain/ContactForms.h"
#include "responder/PacedStream.h"

namespace pipit::server {

namespace {

constexpr std::string_view kAsk = "Hello! Before I answer: whom am I talking to?";

// The question in whose place the form was asked: the message before it.
const Message* questionBehind(const Prompt& prompt) {
  const auto form = std::ranges::find(prompt.history, prompt.answer->to, &Message::id);
  if (form == prompt.history.end() || form == prompt.history.begin()) return nullptr;
  const Message& question = *std::prev(form);
  return question.author == Author::Visitor && !question.answer ? &question : nullptr;
}

}  // namespace

std::unique_ptr<AnswerStream> PrechatResponder::begin(const Prompt& prompt, SteadyTime now) {
  if (auto form = askedBefore(prompt); !form.empty())
    return std::make_unique<PacedStream>(spoken_(kAsk, prompt), End{{}, std::move(form)}, pace_, now);
  const bool isFilledIn = prompt.answer && prompt.answer->form == kPrechatForm;
  const Message* question = isFilledIn ? questionBehind(prompt) : nullptr;
  if (question == nullptr) return next_->begin(prompt, now);
  Prompt again = prompt;
  again.question = question->text;
  again.history = {};
  again.answer = {};
  again.mayProve = question->mayProve;
  return next_->begin(again, now);
}

std::string PrechatResponder::askedBefore(const Prompt& prompt) const {
  if (!prompt.history.empty() || prompt.answer) return {};
  const auto site = store_.site(store_.siteOf(prompt.conversation));
  return site ? prechatExtra(site->prechat).value_or("") : std::string();
}

}  // namespace pipit::server
