#include "responder/ProofGuard.h"

#include <cstdint>
#include <limits>
#include <utility>

#include "domain/Limits.h"
#include "responder/ConciergeQuestion.h"

namespace pipit::server {

bool ProofGuard::lets(Prompt said, const std::string& client) const {
  if (parts_.proofs.isOff()) return true;
  for (std::size_t left = guessesIn(std::move(said)); left > 0; --left)
    if (parts_.proofs.take(client, parts_.clock()) > 0) return false;
  return true;
}

// What was said before counts: a number in one message, and a code in the next.
std::size_t ProofGuard::guessesIn(Prompt said) const {
  if (!said.answer && !parts_.concierge.hasProof(said.question)) return 0;
  said.history = parts_.store.historyOf(said.conversation, std::numeric_limits<std::int64_t>::max(),
                                        limits::kHistoryTurns);
  concierge::Question question = conciergeQuestion(said);
  question.customer = customerOf(said, parts_.store);
  return parts_.concierge.guesses(question);
}

}  // namespace pipit::server
