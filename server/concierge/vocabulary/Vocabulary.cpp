#include "vocabulary/Vocabulary.h"

#include <algorithm>

#include "vocabulary/OneEdit.h"

namespace pipit::concierge {
namespace {

// Shorter words are too close to one another: "ring", "king" and "sing" are one letter apart.
constexpr std::size_t kShortestCorrected = 6;

}  // namespace

void Vocabulary::add(std::string_view phrase, Meaning meaning) {
  auto& meanings = (meaning.kind == Meaning::Kind::Command ? commands_ : phrases_)[std::string(phrase)];
  if (std::ranges::find(meanings, meaning) == meanings.end()) meanings.push_back(std::move(meaning));
  std::size_t words = 0;
  for (std::size_t from = 0; from < phrase.size(); ++words) {
    const auto end = std::min(phrase.find(' ', from), phrase.size());
    words_.emplace(phrase.substr(from, end - from));
    from = end + 1;
  }
  longestPhrase_ = std::max(longestPhrase_, words);
}

const Vocabulary::Meanings* Vocabulary::find(std::string_view phrase) const {
  const auto found = phrases_.find(phrase);
  return found == phrases_.end() ? nullptr : &found->second;
}

const Vocabulary::Meanings* Vocabulary::command(std::string_view word) const {
  const auto found = commands_.find(word);
  return found == commands_.end() ? nullptr : &found->second;
}

std::string_view Vocabulary::categoryOf(std::string_view word) const {
  const auto* meanings = find(word);
  if (meanings == nullptr) return {};
  const auto category = std::ranges::find(*meanings, Meaning::Kind::Category, &Meaning::kind);
  return category == meanings->end() ? std::string_view{} : std::string_view(category->value);
}

std::string_view Vocabulary::corrected(std::string_view word) const {
  if (word.size() < kShortestCorrected || words_.contains(word)) return word;
  std::string_view best;
  for (const auto& known : words_) {
    if (known.size() < kShortestCorrected || !isOneEdit(word, known)) continue;
    if (!best.empty() && categoryOf(best) != categoryOf(known)) return word;
    if (best.empty()) best = known;
  }
  return best.empty() ? word : best;
}

}  // namespace pipit::concierge
