#include "understanding/Understanding.h"

#include <algorithm>
#include <utility>

#include "understanding/CodeReader.h"
#include "understanding/FilterReader.h"
#include "understanding/IntentReader.h"
#include "understanding/Message.h"
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
  out.enquiry.email = readEmail(message);
  out.enquiry.codes = readCodes(message, price.used);
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
  if (message.isSymbol(0, "/") && message.isWord(1, "ready")) out.request.filters.ready = true;
  return out;
}

}  // namespace pipit::concierge
