#include "understanding/IntentReader.h"

#include <algorithm>
#include <array>

#include "understanding/Meant.h"
#include "understanding/Negation.h"

namespace pipit::concierge {
namespace {

using Kind = Meaning::Kind;

// Where a message speaks for several, the first wins: who asks for a person gets one, whatever it is about.
constexpr std::array kPrecedence{Intent::StylistContact, Intent::CancelOrder, Intent::ReturnExchange,
                                 Intent::OrderUpdates,   Intent::TrackOrder,  Intent::Financing,
                                 Intent::CareWarranty,   Intent::Help,        Intent::FindProduct,
                                 Intent::More,           Intent::Goodbye,     Intent::Thanks,
                                 Intent::Greeting};

// "my favourite old rose gold ring": so far behind "my" the piece may stand.
constexpr std::size_t kOwnedReach = 4;

std::optional<Intent> firstOf(const Message& message, Kind kind) {
  const auto spoken = [&](Intent intent) {
    return std::ranges::any_of(message.spots(), [&](const Spot& spot) {
      return spot.means(kind, name(intent)) && !(isSupport(intent) && isRefused(message, spot)) &&
             !isAside(message, spot);
    });
  };
  const auto found = std::ranges::find_if(kPrecedence, spoken);
  return found == kPrecedence.end() ? std::nullopt : std::optional(*found);
}

// "Pay in 3 months", "pagar en 6 cuotas".
bool paysInParts(const Message& message) {
  bool pays = false;
  for (std::size_t i = 0; i < message.tokens().size(); ++i) {
    pays |= message.isCue(i, "pay");
    if (pays && message.isNumber(i) && message.isCue(i + 1, "term")) return true;
  }
  return false;
}

}  // namespace

std::optional<Intent> commandedIntent(const Message& message) {
  if (!message.isSymbol(0, "/")) return std::nullopt;
  const auto* word = message.token(1);
  const auto* meanings = word == nullptr ? nullptr : message.vocabulary().command(word->text);
  return meanings == nullptr ? Intent::Clarify : intentNamed(meanings->front().value);
}

std::optional<Intent> strongIntent(const Message& message) {
  const auto said = firstOf(message, Kind::Strong);
  return !said && paysInParts(message) ? Intent::Financing : said;
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
    for (auto i = from; i < spot.end(); ++i) {
      if (message.isCue(i, "owned") || message.token(i)->owned) return true;
    }
  }
  return false;
}

bool asksHow(const Message& message) {
  return std::ranges::any_of(message.spots(), [](const Spot& spot) { return spot.means(Kind::Cue, "how"); });
}

bool refusesSupport(const Message& message) {
  return std::ranges::any_of(message.spots(), [&](const Spot& spot) {
    const auto* strong = spot.meaning(Kind::Strong);
    return strong != nullptr && isRefused(message, spot);
  });
}

bool isSupport(Intent intent) {
  return intent == Intent::TrackOrder || intent == Intent::OrderUpdates || intent == Intent::CancelOrder ||
         intent == Intent::ReturnExchange || intent == Intent::CareWarranty || intent == Intent::Financing ||
         intent == Intent::StylistContact;
}

}  // namespace pipit::concierge
