#include "understanding/Message.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "text/ArabicWord.h"
#include "text/CodePoints.h"
#include "text/Cursor.h"
#include "text/Lexer.h"
#include "text/Normalise.h"
#include "text/NumberReader.h"

namespace pipit::concierge {
namespace {

// "Hundred" and "thousand" multiply what stands before them.
constexpr double kFactor = 100;

}  // namespace

const Meaning* Spot::meaning(Meaning::Kind kind) const {
  const auto found = std::ranges::find(*meanings, kind, &Meaning::kind);
  return found == meanings->end() ? nullptr : &*found;
}

bool Spot::means(Meaning::Kind kind, std::string_view value) const {
  return std::ranges::any_of(
      *meanings, [&](const Meaning& meaning) { return meaning.kind == kind && meaning.value == value; });
}

Message::Message(std::string_view text, const Vocabulary& vocabulary)
    : vocabulary_(&vocabulary), tokens_(tokenise(normalise(text))) {
  findLanguage();
  correctWords();
  joinNumbers();
  findSpots();
}

Message::Message(std::vector<Token> tokens, std::optional<Language> language, const Vocabulary& vocabulary)
    : vocabulary_(&vocabulary), tokens_(std::move(tokens)), language_(language) {
  findSpots();
}

Message Message::part(std::size_t first, std::size_t end) const {
  const auto at = [&](std::size_t index) { return tokens_.begin() + static_cast<std::ptrdiff_t>(index); };
  return {std::vector<Token>(at(first), at(end)), language_, *vocabulary_};
}

void Message::findLanguage() {
  std::array<std::size_t, kLanguages.size()> votes{};
  for (const auto& token : tokens_) {
    if (token.kind != Token::Kind::Word) continue;
    const auto known = vocabulary_->languagesOf(token.text);
    for (const auto language : kLanguages) {
      const bool byScript = language == Language::Arabic && isArabic(token.text);
      if (byScript || known == setOf(language)) ++votes.at(static_cast<std::size_t>(language));
    }
  }
  const auto most = std::ranges::max_element(votes);
  if (std::ranges::count(votes, *most) == 1)
    language_ = kLanguages.at(static_cast<std::size_t>(most - votes.begin()));
}

void Message::correct(Token& token) const {
  if (const auto plain = withoutStretching(token.text); vocabulary_->languagesOf(plain) != 0) {
    token.text = plain;
    return;
  }
  if (isArabic(token.text)) {
    for (auto& form : bareForms(token.text)) {
      if (vocabulary_->languagesOf(form.text) == 0) continue;
      token.text = std::move(form.text);
      token.owned |= form.owned;
      token.conjoined |= form.conjoined;
      return;
    }
  }
  token.text =
      std::string(vocabulary_->corrected(token.text, language_ ? setOf(*language_) : kEveryLanguage));
}

void Message::correctWords() {
  for (auto& token : tokens_) {
    if (token.kind != Token::Kind::Word || std::ranges::any_of(token.text, Cursor::isDigit)) continue;
    if (vocabulary_->languagesOf(token.text) == 0) correct(token);
  }
}

std::optional<double> Message::numberWord(const Token& token) const {
  const auto* meanings = token.kind == Token::Kind::Word ? vocabulary_->find(token.text) : nullptr;
  const auto* number =
      meanings == nullptr ? nullptr : Spot{.meanings = meanings}.meaning(Meaning::Kind::Number);
  return number == nullptr ? std::nullopt : std::optional<double>(std::atoi(number->value.c_str()));
}

// "Two hundred dollars", "2 mil euros" and "ثلاثة آلاف" become one number each.
void Message::joinNumbers() {
  std::vector<Token> joined;
  bool isOpen = false;  // the last one may grow
  for (auto& token : tokens_) {
    const auto value = numberWord(token);
    auto* last = joined.empty() || token.paused ? nullptr : &joined.back();
    const bool follows = last != nullptr && last->kind == Token::Kind::Number && !last->money;
    const auto currency = token.kind == Token::Kind::Word ? currencyNamed(token.text) : Currency::None;
    if (value && follows && (isOpen || *value >= kFactor)) {
      last->value = *value >= kFactor && last->value < *value ? last->value * *value : last->value + *value;
      last->digits = false;
      isOpen = true;
    } else if (value) {
      token.kind = Token::Kind::Number;
      token.value = *value;
      joined.push_back(std::move(token));
      isOpen = true;
    } else if (isOpen && follows && currency != Currency::None) {
      last->currency = currency;
      last->money = true;
      isOpen = false;
    } else {
      joined.push_back(std::move(token));
      isOpen = false;
    }
  }
  tokens_ = std::move(joined);
}

Spot Message::longestFrom(std::size_t first) const {
  Spot best;
  std::string phrase;
  const auto end = std::min(tokens_.size(), first + vocabulary_->longestPhrase());
  for (auto i = first; i < end && tokens_[i].kind == Token::Kind::Word; ++i) {
    if (i > first && tokens_[i].paused) break;
    phrase += (i == first ? "" : " ") + tokens_[i].text;
    if (const auto* meanings = vocabulary_->find(phrase)) best = {first, i - first + 1, meanings};
  }
  return best;
}

void Message::findSpots() {
  startingAt_.assign(tokens_.size() + 1, kNone);
  endingAt_.assign(tokens_.size() + 1, kNone);
  covered_.assign(tokens_.size(), false);
  for (std::size_t i = 0; i < tokens_.size();) {
    const auto spot = longestFrom(i);
    if (spot.meanings != nullptr) {
      startingAt_[spot.first] = endingAt_[spot.end()] = spots_.size();
      spots_.push_back(spot);
      std::fill_n(covered_.begin() + static_cast<std::ptrdiff_t>(spot.first), spot.count, true);
    }
    i += std::max<std::size_t>(spot.count, 1);
  }
}

const Token* Message::token(std::size_t index) const {
  return index < tokens_.size() ? &tokens_[index] : nullptr;
}

bool Message::isSymbol(std::size_t index, std::string_view sign) const {
  const auto* found = token(index);
  return found != nullptr && found->kind == Token::Kind::Symbol && found->text == sign;
}

bool Message::isWord(std::size_t index, std::string_view word) const {
  const auto* found = token(index);
  return found != nullptr && found->kind == Token::Kind::Word && found->text == word;
}

bool Message::isNumber(std::size_t index) const {
  const auto* found = token(index);
  return found != nullptr && found->kind == Token::Kind::Number;
}

const Spot* Message::spotFrom(std::size_t index) const {
  const auto spot = index < startingAt_.size() ? startingAt_[index] : kNone;
  return spot == kNone ? nullptr : &spots_[spot];
}

const Spot* Message::spotBefore(std::size_t index) const {
  const auto spot = index < endingAt_.size() ? endingAt_[index] : kNone;
  return spot == kNone ? nullptr : &spots_[spot];
}

bool Message::isCue(std::size_t index, std::string_view value) const {
  const auto* found = token(index);
  if (found == nullptr || found->kind != Token::Kind::Word) return false;
  const auto* meanings = vocabulary_->find(found->text);
  return meanings != nullptr && Spot{.meanings = meanings}.means(Meaning::Kind::Cue, value);
}

}  // namespace pipit::concierge
