#include "reply/Translation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "reply/Sentences.h"

namespace pipit::concierge {
namespace {

constexpr std::string_view kHole = "{}";
constexpr std::string_view kParagraph = "\n\n";

// Fields whose values are chosen among what an answer offers.
constexpr std::array<std::string_view, 7> kChosen{"option", "item",  "consent", "category",
                                                  "budget", "metal", "ready"};

using Fillings = std::vector<std::string_view>;

std::string_view inLanguage(const Sentence& sentence, Language language) {
  if (language == Language::English) return sentence.english;
  return language == Language::Spanish ? sentence.spanish : sentence.arabic;
}

// What stands in the holes of a sentence, or nothing if the text is another. A hole holds something, and no
// new line; each ends where what comes behind it is first seen, and the last one with the text.
std::optional<Fillings> fillings(std::string_view text, std::string_view sentence) {
  Fillings found;
  auto hole = sentence.find(kHole);
  const auto before = sentence.substr(0, hole);
  if (!text.starts_with(before)) return std::nullopt;
  text.remove_prefix(before.size());
  while (hole != std::string_view::npos) {
    sentence.remove_prefix(hole + kHole.size());
    hole = sentence.find(kHole);
    const auto behind = sentence.substr(0, hole);
    const bool isLast = hole == std::string_view::npos;
    if (text.empty() || (isLast && !text.ends_with(behind))) return std::nullopt;
    const auto end = isLast ? text.size() - behind.size() : text.find(behind, 1);
    if (end == std::string_view::npos || end == 0 || text.substr(0, end).contains('\n')) return std::nullopt;
    found.push_back(text.substr(0, end));
    text.remove_prefix(end + behind.size());
  }
  return text.empty() ? std::optional(std::move(found)) : std::nullopt;
}

// What stands in a hole may be a sentence itself.
std::optional<std::string> rendered(std::string_view text, Language from, Language to) {
  for (const auto& sentence : sentences()) {
    const auto filled = fillings(text, inLanguage(sentence, from));
    if (!filled) continue;
    std::string out;
    auto rest = inLanguage(sentence, to);
    for (const auto filling : *filled) {
      const auto hole = rest.find(kHole);
      out += rest.substr(0, hole);
      out += rendered(filling, from, to).value_or(std::string(filling));
      rest.remove_prefix(hole + kHole.size());
    }
    return out += rest;
  }
  return std::nullopt;
}

std::optional<std::string> translationOf(std::string_view text, Language language) {
  return rendered(text, Language::English, language);
}

std::string inEnglish(const std::string& chosen) {
  if (translationOf(chosen, Language::English)) return chosen;
  for (const auto language : {Language::Spanish, Language::Arabic})
    if (auto english = rendered(chosen, language, Language::English)) return *std::move(english);
  return chosen;
}

}  // namespace

std::string translated(std::string_view english, Language language) {
  if (language == Language::English) return std::string(english);
  if (auto whole = translationOf(english, language)) return *std::move(whole);
  // An answer may be two, one below the other.
  for (auto at = english.find(kParagraph); at != std::string_view::npos;
       at = english.find(kParagraph, at + 1)) {
    const auto first = translationOf(english.substr(0, at), language);
    const auto second = translationOf(english.substr(at + kParagraph.size()), language);
    if (second) return first.value_or(std::string(english.substr(0, at))).append(kParagraph).append(*second);
  }
  return std::string(english);
}

Answer translated(Answer answer, Language language) {
  if (language == Language::English) return answer;
  answer.text = translated(answer.text, language);
  for (auto& card : answer.cards) {
    card.title = translated(card.title, language);
    card.detail = translated(card.detail, language);
  }
  for (auto& reply : answer.replies) reply = translated(reply, language);
  for (auto& field : answer.fields)
    for (auto& option : field.options) option = translated(option, language);
  if (answer.taken) answer.taken->before = translated(answer.taken->before, language);
  return answer;
}

FormValues choicesInEnglish(FormValues values) {
  for (auto& [name, value] : values)
    if (std::ranges::find(kChosen, name) != kChosen.end()) value = inEnglish(value);
  return values;
}

}  // namespace pipit::concierge
