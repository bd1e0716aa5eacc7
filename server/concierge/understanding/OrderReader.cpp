#include "understanding/OrderReader.h"

#include "Limits.h"

namespace pipit::concierge {
namespace {

// "order number, please, it is the …": no one puts more words between the cue and its number.
constexpr std::size_t kFarthestCue = 6;

// Two digits count something.
constexpr std::size_t kShortestMisnumber = 3;

bool isPlausible(const Token& token) {
  const auto length = token.text.size();
  return token.kind == Token::Kind::Number && token.digits && length >= kShortestOrderNumber &&
         length <= kLongestOrderNumber;
}

bool isMisnumber(const Token& token) {
  const auto length = token.text.size();
  const bool fits = length >= kShortestOrderNumber && length <= kLongestOrderNumber;
  return token.kind == Token::Kind::Number && token.digits && length >= kShortestMisnumber && !fits;
}

// What is counted has its name behind it: "250 rings".
bool isEndOfName(const Message& message, std::size_t number) {
  const auto* behind = message.token(number + 1);
  return behind == nullptr || behind->paused || behind->kind != Token::Kind::Word ||
         message.isCue(number + 1, "order-link") || message.isCue(number + 1, "clause") ||
         message.isCue(number + 1, "postal");
}

bool isCuedBefore(const Message& message, std::size_t number) {
  for (std::size_t back = 1; back <= kFarthestCue && back <= number; ++back) {
    const auto index = number - back;
    if (message.isCue(index, "postal")) return false;
    if (message.isCue(index, "order")) return true;
    if (!message.isCue(index, "order-link")) return false;
  }
  return false;
}

bool isCuedBehind(const Message& message, std::size_t number) {
  for (auto index = number + 1; index <= number + kFarthestCue; ++index) {
    if (message.isCue(index, "order")) return true;
    if (!message.isCue(index, "order-link")) return false;
  }
  return false;
}

bool isCommanded(const Message& message) {
  const auto* word = message.isSymbol(0, "/") ? message.token(1) : nullptr;
  const auto* command = word != nullptr ? message.vocabulary().command(word->text) : nullptr;
  return command != nullptr && Spot{.meanings = command}.means(Meaning::Kind::Command, "track_order");
}

template <typename Predicate>
std::optional<std::size_t> firstToken(const Message& message, Predicate predicate) {
  for (std::size_t i = 0; i < message.tokens().size(); ++i) {
    if (predicate(i, message.tokens()[i])) return i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> findOrderNumber(const Message& message) {
  const auto prefixed = firstToken(
      message, [](std::size_t, const Token& token) { return token.kind == Token::Kind::OrderNumber; });
  if (prefixed) return prefixed;
  const auto before = firstToken(message, [&](std::size_t i, const Token& token) {
    return isPlausible(token) && (isCuedBefore(message, i) || (i == 2 && isCommanded(message)));
  });
  if (before) return before;
  return firstToken(message, [&](std::size_t i, const Token& token) {
    return isPlausible(token) && isCuedBehind(message, i);
  });
}

std::optional<std::size_t> findMisnumber(const Message& message) {
  return firstToken(message, [&](std::size_t i, const Token& token) {
    const bool isPrefixed = i > 0 && message.isWord(i - 1, "gg");
    return isMisnumber(token) && isEndOfName(message, i) && (isPrefixed || isCuedBefore(message, i));
  });
}

}  // namespace pipit::concierge
