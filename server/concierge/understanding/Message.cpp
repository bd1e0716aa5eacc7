#include "understanding/Message.h"

#include <algorithm>

#include "text/Cursor.h"
#include "text/Lexer.h"
#include "text/Normalise.h"

namespace pipit::concierge {

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
  correctWords();
  findSpots();
}

void Message::correctWords() {
  for (auto& token : tokens_) {
    if (token.kind != Token::Kind::Word || std::ranges::any_of(token.text, Cursor::isDigit)) continue;
    token.text = std::string(vocabulary_->corrected(token.text));
  }
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
