#include "responder/ModelResponder.h"

#include <utility>

#include "domain/Identifier.h"
#include "responder/ConciergeQuestion.h"
#include "responder/ModelStream.h"
#include "responder/PacedStream.h"

namespace pipit::server {

namespace {

Briefing briefingOf(const std::optional<Site>& site, const Prompt& prompt) {
  return {.shop = site ? site->name : "the shop",
          .assistant = site ? site->botName : "the assistant",
          .isStaffed = prompt.isStaffed,
          .context = prompt.background.context,
          .mark = newIdentifier("")};
}

// What the page says may be in the answer, and what was said before is.
std::optional<std::string> keyFor(const std::optional<Site>& site, const Prompt& prompt) {
  if (!site || !prompt.history.empty() || !prompt.background.context.empty()) return std::nullopt;
  const std::string_view presence = prompt.isStaffed ? "" : " closed";
  return AnswerCache::keyOf(site->id, site->locale + std::string(presence), prompt.question);
}

}  // namespace

ModelResponder::ModelResponder(Parts parts)
    : rules_(std::move(parts.rules)),
      concierge_(std::move(parts.concierge)),
      store_(parts.store),
      help_(std::move(parts.help)),
      client_(std::move(parts.client)),
      pace_(parts.pace),
      works_{*client_,        std::move(parts.model), parts.times,
             parts.telemetry, std::move(parts.clock), ModelBudget(parts.limits, parts.pool)} {}

std::unique_ptr<AnswerStream> ModelResponder::begin(const Prompt& prompt, SteadyTime now) {
  auto rules = rules_->begin(prompt, now);
  concierge::Question question = conciergeQuestion(prompt);
  if (isSettled(prompt, question)) return rules;
  const auto site = store_.site(store_.siteOf(prompt.conversation));
  auto key = keyFor(site, prompt);
  if (auto kept = fromCache(key, now)) return kept;
  if (works_.rest.isResting(now)) {
    works_.telemetry.modelAnswered("resting");
    return rules;
  }
  const std::string id = site ? site->id : std::string();
  return std::make_unique<ModelStream>(
      works_,
      ModelStream::Question{
          .prompt = ModelPrompt(briefingOf(site, prompt), prompt.history, prompt.question),
          .tools = ModelTools(concierge_, std::move(question),
                              [this, id](std::string_view query) { return help_(id, query); }),
          .rules = std::move(rules),
          .conversation = prompt.conversation,
          .site = id,
          .key = std::move(key)},
      now);
}

// Rules hear a wish for a person in single words; where a model is there, it has to be said. What suits
// somebody a model finds out by talking.
bool ModelResponder::isSettled(const Prompt& prompt, const concierge::Question& question) const {
  if (prompt.answer) return true;
  const std::string form = concierge_.answer(question).form;
  if (form == concierge::kDiscover) return false;
  return form == concierge::kContact ? concierge_.wantsPerson(question.text) : !form.empty();
}

std::unique_ptr<AnswerStream> ModelResponder::fromCache(const std::optional<std::string>& key,
                                                        SteadyTime now) {
  const CachedAnswer* kept = key ? works_.cache.find(*key, now) : nullptr;
  if (kept == nullptr) return nullptr;
  works_.telemetry.modelAnswered("cached");
  return std::make_unique<PacedStream>(kept->text, kept->end, pace_, now);
}

}  // namespace pipit::server
