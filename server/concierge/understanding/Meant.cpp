#include "understanding/Meant.h"

#include <algorithm>
#include <array>

namespace pipit::concierge {
namespace {

using Kind = Meaning::Kind;

// "I do not want to have to talk to any of you": so many words may stand between a refusal and what is
// refused.
constexpr std::size_t kRefusalReach = 6;

// "A ring by the time that we will both return": so many words behind a piece something may be told.
constexpr std::size_t kAsideReach = 10;

// "Show me some thin and plain rose gold rings": so many words may stand between a wish and its piece.
constexpr int kWishReach = 8;

// "How", "can", "want": what follows is asked for in its own right.
bool asks(const Message& message, std::size_t index) {
  return message.isCue(index, "ask");
}

// "No agent, please" and nothing else; "no refund yet" goes on.
bool isRefusedAlone(const Message& message, const Spot& spot) {
  if (spot.first == 0 || !message.isCue(spot.first - 1, "mend")) return false;
  if (spot.first > 1 && !beginsClause(message, spot.first - 1)) return false;
  const auto* behind = message.token(spot.end());
  return behind == nullptr || behind->paused || message.isCue(spot.end(), "ask");
}

// Who does not want to talk to a robot wants a person.
bool isOfMachine(const Message& message, const Spot& spot) {
  return message.isCue(spot.end(), "machine");
}

bool isFacet(const Spot& spot) {
  constexpr std::array kKinds{Kind::Category, Kind::Metal, Kind::Stone, Kind::Tag,   Kind::Product,
                              Kind::Ready,    Kind::Sort,  Kind::Price, Kind::Number};
  return std::ranges::any_of(kKinds, [&](Kind kind) { return spot.meaning(kind) != nullptr; });
}

bool isFiller(const Message& message, std::size_t index) {
  return message.isCue(index, "filler") && !message.isCue(index, "definite");
}

// "A thin gold ring for …", where nothing else begins the clause.
bool isOffhandWish(const Message& message, std::size_t from, const Spot& piece) {
  return message.isCue(from, "article") && message.isCue(piece.end(), "purpose");
}

// Whether it is a new piece that is wished: "show me a gold ring", "a ring for …"; not "return a ring".
bool isWished(const Message& message, const Spot& piece) {
  if (piece.meaning(Kind::Category) == nullptr) return false;
  auto at = piece.first;
  for (int reach = 0; reach < kWishReach; ++reach) {
    const auto* before = message.spotBefore(at);
    if (before != nullptr && before->means(Kind::Weak, "find_product")) return true;
    const bool begins = at == 0 || beginsClause(message, at) || beginsClause(message, at - 1);
    if (begins) return isOffhandWish(message, at, piece);
    const bool isSmall = isFiller(message, at - 1) || message.isNumber(at - 1);
    if (!isSmall && (before == nullptr || !isFacet(*before))) return false;
    at = isSmall ? at - 1 : before->first;
  }
  return false;
}

// Whether it stands behind a piece that is wished, in the same clause, and is not asked for. What belongs to
// the piece is: "a ring resized".
bool trailsWish(const Message& message, const Spot& words) {
  bool isOfPiece = true;
  auto at = words.first;
  for (std::size_t reach = 0; reach <= kAsideReach && at > 0; ++reach) {
    if (beginsClause(message, at) || asks(message, at)) return false;
    const auto* before = message.spotBefore(at);
    if (before != nullptr && isWished(message, *before)) return !isOfPiece;
    --at;
    isOfPiece &= message.isCue(at, "filler");
  }
  return false;
}

// "Rings for my staff", "a gift for an expert"; not "looking for an agent".
bool isGivenTo(const Message& message, const Spot& person) {
  if (!person.means(Kind::Strong, "stylist_contact")) return false;
  auto at = person.first;
  while (at > 0 && (message.isCue(at - 1, "filler") || message.isCue(at - 1, "owned"))) --at;
  if (at < 2 || !message.isCue(at - 1, "purpose")) return false;
  const auto* gift = message.spotBefore(at - 1);
  return gift != nullptr && (gift->meaning(Kind::Category) != nullptr || gift->means(Kind::Tag, "gift"));
}

bool mayBeAside(const Spot& spot) {
  return spot.means(Kind::Strong, "stylist_contact") || spot.means(Kind::Strong, "return_exchange") ||
         spot.means(Kind::Strong, "track_order");
}

}  // namespace

bool beginsClause(const Message& message, std::size_t index) {
  return message.token(index)->paused || message.token(index)->conjoined || message.isCue(index, "clause");
}

bool isAside(const Message& message, const Spot& spot) {
  if (!mayBeAside(spot)) return false;
  if (isGivenTo(message, spot) || trailsWish(message, spot)) return true;
  const auto* behind = message.spotFrom(spot.end());
  if (behind == nullptr || !behind->means(Kind::Cue, "told")) return false;
  const bool isOwn = spot.first > 0 && message.isCue(spot.first - 1, "owned");
  return std::ranges::any_of(message.spots(), [&](const Spot& piece) {
    return isWished(message, piece) || (isOwn && piece.meaning(Kind::Category) != nullptr);
  });
}

bool isRefused(const Message& message, const Spot& spot) {
  if (isOfMachine(message, spot)) return false;
  const auto* adjacent = message.spotBefore(spot.first);
  if (message.token(spot.first)->paused || message.token(spot.first)->conjoined) return false;
  if (adjacent != nullptr && adjacent->means(Kind::Cue, "forbid")) return true;
  if (isRefusedAlone(message, spot)) return true;
  auto at = spot.first;
  for (std::size_t reach = 0; reach <= kRefusalReach && at > 0; ++reach) {
    const auto* before = message.spotBefore(at);
    if (before != nullptr && before->means(Kind::Cue, "refuse")) return true;
    --at;
    if (beginsClause(message, at) || asks(message, at) || message.isCue(at, "subject")) return false;
  }
  return false;
}

}  // namespace pipit::concierge
