#include "vocabulary/Vocabulary.h"

#include <algorithm>
#include <set>

#include "text/CodePoints.h"
#include "vocabulary/OneEdit.h"

namespace pipit::concierge {
namespace {

constexpr std::size_t kPair = 2;

bool isCorrectable(std::u32string_view letters) {
  return letters.size() >= kShortestCorrected && letters.size() <= kLongestCorrected;
}

template <typename Use>
void forEachWord(std::string_view phrase, Use use) {
  for (std::size_t from = 0; from < phrase.size();) {
    const auto end = std::min(phrase.find(' ', from), phrase.size());
    use(phrase.substr(from, end - from));
    from = end + 1;
  }
}

}  // namespace

void Vocabulary::addWord(std::string_view word, LanguageSet languages, bool correctable) {
  words_.try_emplace(std::string(word), languages).first->second |= languages;
  auto letters = codePoints(word);
  if (!correctable || !isCorrectable(letters)) return;
  auto& alike = startingWith_[letters.substr(0, kPair)];
  if (std::ranges::any_of(alike, [&](std::size_t index) { return spellings_[index].letters == letters; }))
    return;
  alike.push_back(spellings_.size());
  endingWith_[letters.substr(letters.size() - kPair)].push_back(spellings_.size());
  spellings_.push_back({std::move(letters), std::string(word)});
}

void Vocabulary::add(std::string_view phrase, const Meaning& meaning, LanguageSet languages) {
  auto& meanings = (meaning.kind == Meaning::Kind::Command ? commands_ : phrases_)[std::string(phrase)];
  if (std::ranges::find(meanings, meaning) == meanings.end()) meanings.push_back(meaning);
  std::size_t words = 0;
  forEachWord(phrase, [&](std::string_view word) {
    addWord(word, languages, true);
    ++words;
  });
  longestPhrase_ = std::max(longestPhrase_, words);
}

void Vocabulary::remove(std::string_view phrase, const Meaning& meaning) {
  auto& phrases = meaning.kind == Meaning::Kind::Command ? commands_ : phrases_;
  const auto found = phrases.find(phrase);
  if (found == phrases.end()) return;
  std::erase(found->second, meaning);
  if (found->second.empty()) phrases.erase(found);
}

void Vocabulary::addCommonWord(std::string_view word, Language language) {
  addWord(word, setOf(language), false);
}

const Vocabulary::Meanings* Vocabulary::find(std::string_view phrase) const {
  const auto found = phrases_.find(phrase);
  return found == phrases_.end() ? nullptr : &found->second;
}

const Vocabulary::Meanings* Vocabulary::command(std::string_view word) const {
  const auto found = commands_.find(word);
  return found == commands_.end() ? nullptr : &found->second;
}

std::vector<std::string> Vocabulary::values(Meaning::Kind kind) const {
  std::set<std::string> values;
  for (const auto* phrases : {&phrases_, &commands_}) {
    for (const auto& [phrase, meanings] : *phrases) {
      for (const auto& meaning : meanings) {
        if (meaning.kind == kind) values.insert(meaning.value);
      }
    }
  }
  return {values.begin(), values.end()};
}

LanguageSet Vocabulary::languagesOf(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? LanguageSet{0} : found->second;
}

std::string_view Vocabulary::categoryOf(std::string_view word) const {
  const auto* meanings = find(word);
  if (meanings == nullptr) return {};
  const auto category = std::ranges::find(*meanings, Meaning::Kind::Category, &Meaning::kind);
  return category == meanings->end() ? std::string_view{} : std::string_view(category->value);
}

std::vector<std::size_t> Vocabulary::spelledLike(std::u32string_view letters) const {
  std::vector<std::size_t> found;
  const auto addFrom = [&](const auto& byPair, std::u32string_view pair) {
    const auto alike = byPair.find(std::u32string(pair));
    if (alike == byPair.end()) return;
    for (const auto index : alike->second) {
      if (isOneEdit(letters, spellings_[index].letters)) found.push_back(index);
    }
  };
  addFrom(startingWith_, letters.substr(0, kPair));
  addFrom(endingWith_, letters.substr(letters.size() - kPair));
  return found;
}

std::string_view Vocabulary::corrected(std::string_view word, LanguageSet languages) const {
  if (words_.contains(word)) return word;
  const auto letters = codePoints(word);
  if (!isCorrectable(letters)) return word;
  std::string_view best;
  for (const auto index : spelledLike(letters)) {
    const std::string_view known = spellings_[index].word;
    if ((languagesOf(known) & languages) == 0) continue;
    if (!best.empty() && categoryOf(best) != categoryOf(known)) return word;
    if (best.empty() || known < best) best = known;
  }
  return best.empty() ? word : best;
}

}  // namespace pipit::concierge
