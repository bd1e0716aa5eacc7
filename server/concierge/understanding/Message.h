#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "text/Token.h"
#include "vocabulary/Vocabulary.h"

namespace pipit::concierge {

// A known phrase in a message: tokens [first, first + count).
struct Spot {
  std::size_t first = 0;
  std::size_t count = 0;
  const Vocabulary::Meanings* meanings = nullptr;

  [[nodiscard]] std::size_t end() const { return first + count; }
  [[nodiscard]] const Meaning* meaning(Meaning::Kind kind) const;
  [[nodiscard]] bool means(Meaning::Kind kind, std::string_view value) const;
};

// A message as tokens and the known phrases among them. Phrases do not overlap: from left to right, the
// longest first. Lives no longer than the vocabulary it was read with.
class Message {
 public:
  Message(std::string_view text, const Vocabulary& vocabulary);

  // The tokens [first, end) as a message of their own.
  [[nodiscard]] Message part(std::size_t first, std::size_t end) const;

  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] const std::vector<Spot>& spots() const { return spots_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return *vocabulary_; }

  // The language that most of its words belong to. Nothing if they tell none: "ok 10234".
  [[nodiscard]] std::optional<Language> language() const { return language_; }

  [[nodiscard]] const Token* token(std::size_t index) const;
  [[nodiscard]] bool isSymbol(std::size_t index, std::string_view sign) const;
  [[nodiscard]] bool isWord(std::size_t index, std::string_view word) const;
  [[nodiscard]] bool isNumber(std::size_t index) const;

  // The phrase that begins at a token, or that ends just before it.
  [[nodiscard]] const Spot* spotFrom(std::size_t index) const;
  [[nodiscard]] const Spot* spotBefore(std::size_t index) const;

  // Whether a token belongs to a known phrase.
  [[nodiscard]] bool isCovered(std::size_t index) const { return covered_[index]; }

  // Whether a word by itself, also inside a longer phrase, is such a cue.
  [[nodiscard]] bool isCue(std::size_t index, std::string_view value) const;

 private:
  Message(std::vector<Token> tokens, std::optional<Language> language, const Vocabulary& vocabulary);
  void findLanguage();
  void correctWords();
  void correct(Token& token) const;
  void joinNumbers();
  [[nodiscard]] std::optional<double> numberWord(const Token& token) const;
  void findSpots();
  [[nodiscard]] Spot longestFrom(std::size_t first) const;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const Vocabulary* vocabulary_;
  std::vector<Token> tokens_;
  std::optional<Language> language_;
  std::vector<Spot> spots_;
  std::vector<bool> covered_;                       // per token: it is in a spot
  std::vector<std::size_t> startingAt_, endingAt_;  // per token and the end: the index of its spot
};

}  // namespace pipit::concierge
