#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vocabulary/Meaning.h"

namespace pipit::concierge {

// The phrases the concierge knows, as normalised words with single spaces between them.
class Vocabulary {
 public:
  using Meanings = std::vector<Meaning>;

  // Reads vocabulary.json's shape: {"section": {"value": ["phrase"]}}. Nothing if it is something else.
  [[nodiscard]] static std::optional<Vocabulary> parse(std::string_view json);

  void add(std::string_view phrase, Meaning meaning);

  [[nodiscard]] const Meanings* find(std::string_view phrase) const;
  [[nodiscard]] const Meanings* command(std::string_view word) const;
  [[nodiscard]] std::size_t longestPhrase() const { return longestPhrase_; }

  // The word itself if it occurs in any phrase; else, from six letters on, the known word that is one slip of
  // the finger away: one letter too many, too few, wrong, or two swapped. Nothing if that could be either of
  // two categories.
  [[nodiscard]] std::string_view corrected(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Phrases = std::unordered_map<std::string, Meanings, Hash, std::equal_to<>>;

  [[nodiscard]] std::string_view categoryOf(std::string_view word) const;

  Phrases phrases_;
  Phrases commands_;
  std::set<std::string, std::less<>> words_;
  std::size_t longestPhrase_ = 0;
};

// The phrases that come with the program, in English.
[[nodiscard]] Vocabulary builtInVocabulary();

}  // namespace pipit::concierge
