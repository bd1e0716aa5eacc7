#include "text/NumberReader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pipit::concierge {
namespace {

// Far above every price; digits beyond it change nothing, so a thousand of them cannot overflow.
constexpr double kLargestValue = 1e12;

constexpr std::array<std::pair<std::string_view, Currency>, 3> kSigns{
    {{"$", Currency::Dollar}, {"€", Currency::Euro}, {"£", Currency::Pound}}};

constexpr std::array<std::pair<std::string_view, Currency>, 33> kNames{
    {{"dollars", Currency::Dollar}, {"dollar", Currency::Dollar},  {"usd", Currency::Dollar},
     {"bucks", Currency::Dollar},   {"dolares", Currency::Dollar}, {"dolar", Currency::Dollar},
     {"دولار", Currency::Dollar},   {"دولارات", Currency::Dollar}, {"دولارا", Currency::Dollar},
     {"euros", Currency::Euro},     {"euro", Currency::Euro},      {"eur", Currency::Euro},
     {"يورو", Currency::Euro},      {"pounds", Currency::Pound},   {"pound", Currency::Pound},
     {"gbp", Currency::Pound},      {"quid", Currency::Pound},     {"libras", Currency::Pound},
     {"libra", Currency::Pound},    {"pesos", Currency::Other},    {"peso", Currency::Other},
     {"mxn", Currency::Other},      {"ريال", Currency::Other},     {"ريالات", Currency::Other},
     {"درهم", Currency::Other},     {"دراهم", Currency::Other},    {"دينار", Currency::Other},
     {"دنانير", Currency::Other},   {"جنيه", Currency::Other},     {"جنيهات", Currency::Other},
     {"ليره", Currency::Other},     {"aed", Currency::Other},      {"sar", Currency::Other}}};

Currency takeSign(Cursor& cursor) {
  for (const auto& [sign, currency] : kSigns) {
    if (cursor.take(sign)) return currency;
  }
  return Currency::None;
}

Currency takeName(Cursor& cursor) {
  auto ahead = cursor;
  const auto currency = currencyNamed(ahead.takeWhile(Cursor::isAlphanumeric));
  if (currency != Currency::None) cursor = ahead;
  return currency;
}

Currency takeCurrencyBehind(Cursor& cursor) {
  auto ahead = cursor;
  ahead.skipSpaces();
  auto currency = takeSign(ahead);
  // "80 $300" is two numbers: a sign that belongs to the next one is left to it.
  if (currency != Currency::None && Cursor::isDigit(ahead.peek())) return Currency::None;
  if (currency == Currency::None) currency = takeName(ahead);
  if (currency != Currency::None) cursor = ahead;
  return currency;
}

void addDigits(double& value, std::string_view digits) {
  for (const char digit : digits) value = std::min(kLargestValue, value * 10 + (digit - '0'));
}

bool isGroup(Cursor cursor, char separator) {
  if (cursor.peek() != separator) return false;
  ++cursor.at;
  return cursor.takeWhile(Cursor::isDigit).size() == 3;
}

void takeGroups(Cursor& cursor, double& value) {
  while (isGroup(cursor, ',') || isGroup(cursor, '.')) {
    ++cursor.at;
    addDigits(value, cursor.takeWhile(Cursor::isDigit));
  }
}

// "80,50" is a sum too; "10,5" might be two.
bool isDecimalComma(Cursor cursor) {
  if (!cursor.take(",")) return false;
  return cursor.takeWhile(Cursor::isDigit).size() == 2;
}

void takeDecimals(Cursor& cursor, double& value) {
  const bool isPoint = cursor.peek() == '.' && Cursor::isDigit(cursor.peek(1));
  if (!isPoint && !isDecimalComma(cursor)) return;
  ++cursor.at;
  double unit = 0.1;
  for (const char digit : cursor.takeWhile(Cursor::isDigit)) {
    value += unit * (digit - '0');
    unit /= 10;
  }
}

bool takeThousands(Cursor& cursor, double& value) {
  if (cursor.peek() != 'k' || Cursor::isAlphanumeric(cursor.peek(1))) return false;
  ++cursor.at;
  value = std::min(kLargestValue, value * 1'000);
  return true;
}

bool namesGold(Cursor cursor) {
  cursor.skipSpaces();
  const auto word = cursor.takeWhile(Cursor::isAlphanumeric);
  constexpr std::array kGolds{"gold", "yellow", "white", "rose", "pink", "red"};
  return std::ranges::find(kGolds, word) != kGolds.end();
}

// "14k" may be a fineness of gold as well as a sum: by itself it says nothing about money, but "under 14k"
// does.
bool isFineness(double value) {
  constexpr std::array kFinenesses{9'000.0, 10'000.0, 14'000.0, 18'000.0, 22'000.0, 24'000.0};
  return std::ranges::find(kFinenesses, value) != kFinenesses.end();
}

}  // namespace

std::optional<Token> readNumber(Cursor& cursor) {
  auto ahead = cursor;
  Token token{.kind = Token::Kind::Number, .text = {}};
  token.currency = takeSign(ahead);
  ahead.skipSpaces();
  const auto from = ahead.at;
  const auto digits = ahead.takeWhile(Cursor::isDigit);
  if (digits.empty()) return std::nullopt;
  addDigits(token.value, digits);
  takeGroups(ahead, token.value);
  takeDecimals(ahead, token.value);
  token.text = ahead.text.substr(from, ahead.at - from);
  token.digits = token.text.size() == digits.size();
  const bool thousands = takeThousands(ahead, token.value);
  if (token.currency == Currency::None) token.currency = takeCurrencyBehind(ahead);
  const bool plain = token.currency == Currency::None;
  const bool fineness = plain && thousands && isFineness(token.value);
  if (fineness && namesGold(ahead)) return std::nullopt;
  if (Cursor::isAlphanumeric(ahead.peek())) return std::nullopt;
  token.money = !plain || (thousands && !fineness);
  token.digits = token.digits && !token.money && !thousands;
  cursor = ahead;
  return token;
}

Currency currencyNamed(std::string_view word) {
  const auto found = std::ranges::find(kNames, word, &std::pair<std::string_view, Currency>::first);
  return found == kNames.end() ? Currency::None : found->second;
}

bool beginsNumber(Cursor cursor) {
  if (takeSign(cursor) != Currency::None) cursor.skipSpaces();
  return Cursor::isDigit(cursor.peek());
}

}  // namespace pipit::concierge
