#include "understanding/Meant.h"

namespace pipit::concierge {
namespace {

using Kind = Meaning::Kind;

// "I do not want to have to talk to any of you": so many words may stand between a refusal and what is
// refused.
constexpr std::size_t kRefusalReach = 6;

// Where another thought begins: "…, and", "but", "so", or behind a comma.
bool beginsClause(const Message& message, std::size_t index) {
  return message.token(index)->paused || message.token(index)->conjoined || message.isCue(index, "clause");
}

// "How", "can", "want": what follows is asked for in its own right.
bool asks(const Message& message, std::size_t index) {
  return message.isCue(index, "ask");
}

// Who does not want to talk to a robot wants a person.
bool isOfMachine(const Message& message, const Spot& spot) {
  return message.isCue(spot.end(), "machine");
}

}  // namespace

bool isRefused(const Message& message, const Spot& spot) {
  if (isOfMachine(message, spot)) return false;
  const auto* adjacent = message.spotBefore(spot.first);
  if (message.token(spot.first)->paused || message.token(spot.first)->conjoined) return false;
  if (adjacent != nullptr && adjacent->means(Kind::Cue, "forbid")) return true;
  auto at = spot.first;
  for (std::size_t reach = 0; reach <= kRefusalReach && at > 0; ++reach) {
    const auto* before = message.spotBefore(at);
    if (before != nullptr && before->means(Kind::Cue, "refuse")) return true;
    --at;
    if (beginsClause(message, at) || asks(message, at)) return false;
  }
  return false;
}

}  // namespace pipit::concierge
