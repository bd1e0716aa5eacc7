#include "understanding/Negation.h"

namespace pipit::concierge {
namespace {

using Kind = Meaning::Kind;

// "not in any of the rings", "no rings, necklaces or …": longer ones mean something else.
constexpr int kMostFillers = 4;
constexpr int kMostJoined = 4;
constexpr std::size_t kFarthestEvery = 4;

bool isFiller(const Spot& spot) {
  return spot.means(Kind::Cue, "filler") && !spot.means(Kind::Cue, "not");
}

// The first token of the phrase with the small words before it.
std::size_t beginning(const Message& message, std::size_t first) {
  for (int i = 0; i < kMostFillers && !message.token(first)->paused; ++i) {
    const auto* before = message.spotBefore(first);
    if (before == nullptr || !isFiller(*before)) break;
    first = before->first;
  }
  return first;
}

// "All rings but gold ones", "todos los anillos menos los de oro"; not "a ring but in gold".
bool isSaving(const Message& message, const Spot& but) {
  if (!but.means(Kind::Cue, "save") || message.token(but.first)->paused) return false;
  for (std::size_t back = 1; back <= kFarthestEvery && back <= but.first; ++back) {
    const auto index = but.first - back;
    if (message.isCue(index, "every")) return index == 0 || !message.isCue(index - 1, "not");
    if (message.token(index)->paused) return false;
  }
  return false;
}

bool isAlternative(const Message& message, std::size_t index) {
  return message.isCue(index, "or") && !message.token(index)->paused;
}

}  // namespace

const Spot* negationOf(const Message& message, const Spot& spot) {
  const auto* at = &spot;
  for (int i = 0; i < kMostJoined && at != nullptr; ++i) {
    const auto first = beginning(message, at->first);
    if (message.token(first)->paused) return nullptr;
    const auto* before = message.spotBefore(first);
    if (before != nullptr && (before->means(Kind::Cue, "not") || isSaving(message, *before))) return before;
    // "no gold or with diamonds" says two things.
    const bool isJoined = first > 0 && isAlternative(message, first - 1) && !message.isCue(first, "with");
    if (!isJoined) return nullptr;
    at = message.spotBefore(first - 1);
  }
  return nullptr;
}

}  // namespace pipit::concierge
