#include "understanding/IntentReader.h"

#include <algorithm>
#include <array>

#include "understanding/Negation.h"

namespace pipit::concierge {
namespace {

using Kind = Meaning::Kind;

// Where a message speaks for several, the first wins: who asks for a person gets one, whatever it is about.
constexpr std::array kPrecedence{Intent::StylistContact, Intent::CancelOrder, Intent::ReturnExchange,
                                 Intent::TrackOrder,     Intent::Financing,   Intent::CareWarranty,
                                 Intent::Help,           Intent::FindProduct, Intent::More,
                                 Intent::Goodbye,        Intent::Thanks,      Intent::Greeting};

// "my favourite old rose gold ring": so far behind "my" the piece may stand.
constexpr std::size_t kOwnedReach = 4;

std::optional<Intent> firstOf(const Message& message, Kind kind) {
  const auto spoken = [&](Intent intent) {
    return std::ranges::any_of(message.spots(),
                               [&](const Spot& spot) { return spot.means(kind, name(intent)); });
  };
  const auto found = std::ranges::find_if(kPrecedence, spoken);
  return found == kPrecedence.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::optional<Intent> commandedIntent(const Message& message) {
  if (!message.isSymbol(0, "/")) return std::nullopt;
  const auto* word = message.token(1);
  const auto* meanings = word == nullptr ? nullptr : message.vocabulary().command(word->text);
  return meanings == nullptr ? Intent::Clarify : intentNamed(meanings->front().value);
}

std::optional<Intent> strongIntent(const Message& message) {
  return firstOf(message, Kind::Strong);
}

std::optional<Intent> weakIntent(const Message& message) {
  const auto said = firstOf(message, Kind::Weak);
  const bool asksForMore = std::ranges::any_of(message.spots(), [&](const Spot& spot) {
    return spot.meaning(Kind::More) != nullptr && negationOf(message, spot) == nullptr;
  });
  const bool polite =
      !said || *said == Intent::Thanks || *said == Intent::Goodbye || *said == Intent::Greeting;
  return asksForMore && polite ? Intent::More : said;
}

bool speaksOfOwnPiece(const Message& message) {
  for (const auto& spot : message.spots()) {
    if (spot.meaning(Kind::Category) == nullptr) continue;
    const auto from = spot.first - std::min(spot.first, kOwnedReach);
    for (auto i = from; i < spot.first; ++i) {
      if (message.isCue(i, "owned")) return true;
    }
  }
  return false;
}

bool isSupport(Intent intent) {
  return intent == Intent::TrackOrder || intent == Intent::CancelOrder || intent == Intent::ReturnExchange ||
         intent == Intent::CareWarranty || intent == Intent::Financing || intent == Intent::StylistContact;
}

}  // namespace pipit::concierge
