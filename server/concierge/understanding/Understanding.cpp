#include "understanding/Understanding.h"

#include <algorithm>
#include <utility>

#include "Limits.h"
#include "understanding/CodeReader.h"
#include "understanding/FilterReader.h"
#include "understanding/IntentReader.h"
#include "understanding/Meant.h"
#include "understanding/Message.h"
#include "understanding/Negation.h"
#include "understanding/OrderReader.h"
#include "understanding/PriceReader.h"

namespace pipit::concierge {
namespace {

using Verdict = std::pair<Intent, double>;

constexpr double kCommand = 0.95;
constexpr double kOrderReference = 0.92;

Verdict sure(Intent intent) {
  return {intent, confidence(intent)};
}

// Nothing if there are several addresses: that is a list of guesses.
std::string readEmail(const Message& message) {
  std::string found;
  for (const auto& token : message.tokens()) {
    if (token.kind != Token::Kind::Email || token.text == found) continue;
    if (!found.empty()) return {};
    found = token.text;
  }
  return found;
}

void readDetails(const Message& message, Understanding& out) {
  const auto number = findOrderNumber(message);
  auto price = readPrice(message, number);
  out.request = readRequest(message);
  out.request.filters.least = price.least;
  out.request.filters.most = price.most;
  out.request.foreignCurrency = price.foreignCurrency;
  out.request.belowZero = price.belowZero;
  out.request.contradiction = price.contradiction;
  if (number) {
    out.enquiry.number = message.tokens()[*number].text;
    price.used.insert(*number);
  }
  const auto misnumber = number ? std::nullopt : findMisnumber(message);
  if (misnumber) price.used.insert(*misnumber);
  out.enquiry.isMisnumbered = misnumber.has_value();
  out.enquiry.email = readEmail(message);
  out.enquiry.codes = readCodes(message, price.used);
}

// The beginnings of the thoughts in it, and its end. "Between 200 and 300" is one.
std::vector<std::size_t> clausesOf(const Message& message) {
  std::vector<std::size_t> begins{0};
  for (std::size_t i = 1; i < message.tokens().size(); ++i)
    if (beginsClause(message, i) && !message.isNumber(i + 1)) begins.push_back(i);
  begins.push_back(message.tokens().size());
  return begins;
}

bool hasSupport(const Message& clause) {
  const auto strong = strongIntent(clause);
  return strong && isSupport(*strong);
}

// "Recommend me", "show me", "buy"; a gift may have been one.
bool asksForPiece(const Message& clause) {
  const bool gets = clause.isCue(0, "get") || (clause.isCue(0, "clause") && clause.isCue(1, "get"));
  return gets || std::ranges::any_of(clause.spots(), [&](const Spot& spot) {
           return spot.means(Meaning::Kind::Weak, "find_product") &&
                  spot.meaning(Meaning::Kind::Tag) == nullptr && negationOf(clause, spot) == nullptr;
         });
}

// "Where is my order, and show me rings": from the clause that wishes to the next one that does not.
std::optional<Filters> secondWish(const Message& message) {
  if (message.tokens().size() > kMostTokensOfTwoWishes) return std::nullopt;
  const auto begins = clausesOf(message);
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    const auto clause = message.part(begins[i], begins[i + 1]);
    if (!asksForPiece(clause) || hasSupport(clause) || speaksOfOwnPiece(clause)) continue;
    auto end = i + 1;
    while (end + 1 < begins.size() && !hasSupport(message.part(begins[end], begins[end + 1]))) ++end;
    Understanding wish;
    readDetails(message.part(begins[i], begins[end]), wish);
    auto filters = std::move(wish.request.filters);
    filters.sort.reset();
    if (wish.enquiry.empty() && !filters.empty()) return filters;
  }
  return std::nullopt;
}

bool namesOrder(const Understanding& said) {
  const bool byAddress = !said.enquiry.email.empty() && !said.enquiry.codes.empty();
  return !said.enquiry.number.empty() || (byAddress && said.request.empty());
}

Verdict judgeKeywords(const Message& message, const Understanding& said, Awaiting awaiting) {
  const auto weak = weakIntent(message);
  const bool aboutOwn = weak && isSupport(*weak) && (speaksOfOwnPiece(message) || asksHow(message));
  const bool refusesOwn = refusesSupport(message) && speaksOfOwnPiece(message) && !said.request.wish;
  if (!said.request.empty() && !aboutOwn && !refusesOwn) return sure(Intent::FindProduct);
  const bool answers = awaiting == Awaiting::OrderDetails;
  if (answers && !said.enquiry.codes.empty()) return sure(Intent::TrackOrder);
  if (weak) return sure(*weak);
  // Who refuses what is offered, and asks for nothing, is told what else there is.
  if (!answers && refusesSupport(message)) return sure(Intent::Help);
  return sure(answers ? Intent::TrackOrder : Intent::Clarify);
}

Verdict judge(const Message& message, const Understanding& said, Awaiting awaiting) {
  const auto command = commandedIntent(message);
  // The order that is to be cancelled is shown: more cannot be done for it here.
  const bool isShown = command == Intent::CancelOrder && namesOrder(said);
  if (command && !isShown) {
    return *command == Intent::Clarify ? sure(Intent::Clarify) : Verdict{*command, kCommand};
  }
  if (namesOrder(said)) return {Intent::TrackOrder, kOrderReference};
  if (awaiting == Awaiting::OrderDetails && !said.enquiry.email.empty()) return sure(Intent::TrackOrder);
  if (const auto strong = strongIntent(message)) return sure(*strong);
  if (said.enquiry.isMisnumbered && said.request.empty()) return sure(Intent::TrackOrder);
  return judgeKeywords(message, said, awaiting);
}

}  // namespace

Understanding understand(std::string_view text, const Vocabulary& vocabulary, Awaiting awaiting) {
  const Message message(text, vocabulary);
  Understanding out;
  out.language = message.language();
  readDetails(message, out);
  std::tie(out.intent, out.confidence) = judge(message, out, awaiting);
  const auto strong = strongIntent(message);
  if (out.intent == Intent::TrackOrder && strong && *strong != Intent::TrackOrder) out.also = strong;
  if (isSupport(out.intent)) out.second = secondWish(message);
  if (message.isSymbol(0, "/") && message.isWord(1, "ready")) out.request.filters.ready = true;
  return out;
}

}  // namespace pipit::concierge
