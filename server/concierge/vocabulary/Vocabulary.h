#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "Limits.h"
#include "vocabulary/Language.h"
#include "vocabulary/Meaning.h"

namespace pipit::concierge {

// The phrases the concierge knows, as normalised words with single spaces between them. Those of all
// languages are looked up together: who mixes two is understood too.
class Vocabulary {
 public:
  using Meanings = std::vector<Meaning>;

  // Adds what a file of synonyms says: {"en": {"section": {"value": ["phrase"]}}}. A phrase behind a "-" is
  // taken away. Gives what is wrong with the file; then nothing else of it may be relied on.
  [[nodiscard]] std::expected<void, std::string> extend(std::string_view json);

  void add(std::string_view phrase, const Meaning& meaning, LanguageSet languages = kEveryLanguage);
  void remove(std::string_view phrase, const Meaning& meaning);
  // A word that means nothing here, but tells the language, and is no slip of another.
  void addCommonWord(std::string_view word, Language language);

  [[nodiscard]] const Meanings* find(std::string_view phrase) const;
  [[nodiscard]] const Meanings* command(std::string_view word) const;
  [[nodiscard]] std::size_t longestPhrase() const { return longestPhrase_; }
  [[nodiscard]] std::size_t size() const { return phrases_.size() + commands_.size(); }

  // The values that phrases of a kind may have, in alphabetical order.
  [[nodiscard]] std::vector<std::string> values(Meaning::Kind kind) const;

  // The languages in which a word is known, by itself or in a phrase.
  [[nodiscard]] LanguageSet languagesOf(std::string_view word) const;

  // The word itself if it is known; else, from six letters on, the word known in one of the languages that is
  // one slip of the finger away: one letter too many, too few, wrong, or two swapped. The word itself if that
  // could be either of two categories.
  [[nodiscard]] std::string_view corrected(std::string_view word,
                                           LanguageSet languages = kEveryLanguage) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <typename Value>
  using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
  struct Spelling {
    std::u32string letters;
    std::string word;
  };

  void addWord(std::string_view word, LanguageSet languages, bool correctable);
  [[nodiscard]] std::vector<std::size_t> spelledLike(std::u32string_view letters) const;
  [[nodiscard]] std::string_view categoryOf(std::string_view word) const;

  ByText<Meanings> phrases_;
  ByText<Meanings> commands_;
  ByText<LanguageSet> words_;
  // What a slip can be corrected into, by its first two letters and by its last two: one edit leaves one of
  // the pairs as it is.
  std::vector<Spelling> spellings_;
  std::unordered_map<std::u32string, std::vector<std::size_t>> startingWith_, endingWith_;
  std::size_t longestPhrase_ = 0;
};

// The phrases that come with the program.
[[nodiscard]] const Vocabulary& builtInVocabulary();

}  // namespace pipit::concierge
