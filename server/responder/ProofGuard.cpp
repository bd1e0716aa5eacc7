#include "responder/ProofGuard.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "domain/Limits.h"
#include "responder/ConciergeQuestion.h"

namespace pipit::server {

bool ProofGuard::lets(Prompt said, const std::string& client) const {
  if (parts_.proofs.isOff()) return true;
  if (!said.answer && !parts_.concierge.hasProof(said.question)) return true;
  const auto guesses = guessesIn(std::move(said));
  // What is compared with nothing now is not to be later, beside something else, for nothing.
  if (guesses.count == 0) return false;
  const std::int64_t now = parts_.clock();
  for (std::size_t left = guesses.count; left > 0; --left)
    if (parts_.proofs.take(client, now) > 0) return false;
  const auto isClosed = [&](const std::string& order) { return parts_.wrong.standing(order, now).left == 0; };
  if (std::ranges::any_of(guesses.at, isClosed)) return false;
  if (!guesses.isRight)
    for (const std::string& order : guesses.at) (void)parts_.wrong.take(order, now);
  return true;
}

// What was said before counts: a number in one message, and a code in the next.
concierge::Guesses ProofGuard::guessesIn(Prompt said) const {
  said.history = parts_.store.historyOf(said.conversation, std::numeric_limits<std::int64_t>::max(),
                                        limits::kHistoryTurns);
  concierge::Question question = conciergeQuestion(said);
  question.customer = customerOf(said, parts_.store);
  return parts_.concierge.guesses(question);
}

}  // namespace pipit::server
