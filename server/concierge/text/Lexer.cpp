#include "text/Lexer.h"

#include <utility>

#include "Limits.h"
#include "text/ArabicWord.h"
#include "text/Cursor.h"
#include "text/NumberReader.h"

namespace pipit::concierge {
namespace {

class Lexer {
 public:
  explicit Lexer(std::string_view text) : cursor_{text} {}

  std::vector<Token> run() {
    readCommandSign();
    while (!cursor_.done() && tokens_.size() < kMaximumTokens) {
      const auto before = tokens_.size();
      if (!readEmail() && !readOrderNumber() && !readNumber() && !readWord() && !readSymbol()) skip();
      if (tokens_.size() > before) tokens_.back().paused = std::exchange(paused_, false);
    }
    return std::move(tokens_);
  }

 private:
  static bool isAddressCharacter(char c) {
    return Cursor::isAlphanumeric(c) || std::string_view("._%+-@").find(c) != std::string_view::npos;
  }

  static bool isAddress(std::string_view run) {
    const auto at = run.find('@');
    if (at == 0 || at == std::string_view::npos || run.find('@', at + 1) != std::string_view::npos)
      return false;
    const auto dot = run.find('.', at);
    return dot != std::string_view::npos && dot > at + 1 && dot + 1 < run.size();
  }

  void add(Token::Kind kind, std::string_view text) {
    tokens_.push_back({.kind = kind, .text = std::string(text)});
  }

  bool previousIs(Token::Kind kind) const { return !tokens_.empty() && tokens_.back().kind == kind; }

  void skip() {
    paused_ |= std::string_view(",.;:!?").find(cursor_.peek()) != std::string_view::npos;
    ++cursor_.at;
  }

  void readCommandSign() {
    cursor_.skipSpaces();
    if (cursor_.peek() == '/' && Cursor::isLetter(cursor_.peek(1))) add(Token::Kind::Symbol, "/");
  }

  bool readEmail() {
    if (cursor_.at < noAddressBefore_) return false;
    auto ahead = cursor_;
    auto run = ahead.takeWhile(isAddressCharacter);
    noAddressBefore_ = ahead.at;
    while (run.ends_with('.') || run.ends_with('-')) run.remove_suffix(1);
    if (!isAddress(run)) return false;
    add(Token::Kind::Email, run);
    cursor_ = ahead;
    return true;
  }

  bool readOrderNumber() {
    auto ahead = cursor_;
    if (ahead.take("gg")) {
      ahead.skipSpaces();
      if (ahead.peek() == '-') ++ahead.at;
    } else if (!ahead.take("#")) {
      return false;
    }
    ahead.skipSpaces();
    const auto digits = ahead.takeWhile(Cursor::isDigit);
    const bool fits = digits.size() >= kShortestOrderNumber && digits.size() <= kLongestOrderNumber;
    if (!fits || Cursor::isAlphanumeric(ahead.peek())) return false;
    add(Token::Kind::OrderNumber, digits);
    cursor_ = ahead;
    return true;
  }

  bool readNumber() {
    auto ahead = cursor_;
    const bool negative = isMinus() && ahead.take("-");
    if (!beginsNumber(ahead)) return false;
    auto number = concierge::readNumber(ahead);
    if (!number) return false;
    number->negative = negative;
    tokens_.push_back(std::move(*number));
    cursor_ = ahead;
    return true;
  }

  // Not the joint of a range ("200 -400") or of a word ("a-5").
  bool isMinus() const {
    const bool joins = cursor_.at > 0 && Cursor::isAlphanumeric(cursor_.text[cursor_.at - 1]);
    return cursor_.peek() == '-' && !joins && !previousIs(Token::Kind::Number);
  }

  // In other scripts a number begins a word of its own: "و400" is "and 400".
  std::string_view takeRun() {
    const auto from = cursor_.at;
    while (Cursor::isAlphanumeric(cursor_.peek())) {
      const bool isOther =
          cursor_.at > from && static_cast<unsigned char>(cursor_.text[cursor_.at - 1]) >= 0x80;
      if (isOther && Cursor::isDigit(cursor_.peek())) break;
      ++cursor_.at;
    }
    return cursor_.text.substr(from, cursor_.at - from);
  }

  bool readWord() {
    std::string word;
    while (Cursor::isAlphanumeric(cursor_.peek())) {
      const auto run = takeRun();
      word += run;
      if (Cursor::isDigit(cursor_.peek()) && static_cast<unsigned char>(run.back()) >= 0x80) break;
      if (cursor_.peek() == '\'' && Cursor::isLetter(cursor_.peek(1))) ++cursor_.at;
    }
    if (word.empty()) return false;
    const auto bare = withoutArticle(word);
    add(Token::Kind::Word, bare);
    tokens_.back().owned = bare.size() < word.size();
    return true;
  }

  bool readSymbol() {
    const char sign = cursor_.peek();
    const bool behind = (sign == '-' || sign == '+') && previousIs(Token::Kind::Number);
    if (!behind && sign != '<' && sign != '>') return false;
    ++cursor_.at;
    auto ahead = cursor_;
    if (ahead.peek() == '=') ++ahead.at;
    ahead.skipSpaces();
    if (sign == '+' || beginsNumber(ahead)) add(Token::Kind::Symbol, std::string_view(&sign, 1));
    return true;
  }

  Cursor cursor_;
  std::size_t noAddressBefore_ =
      0;  // this far the text was found to hold no address: it is not looked at again
  bool paused_ = false;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenise(std::string_view normalised) {
  return Lexer(normalised).run();
}

}  // namespace pipit::concierge
