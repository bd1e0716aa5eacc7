#include "reply/Translation.h"

#include <optional>
#include <utility>

#include "reply/Sentences.h"

namespace pipit::concierge {
namespace {

constexpr std::string_view kHole = "{}";
constexpr std::string_view kParagraph = "\n\n";

std::string_view inLanguage(const Sentence& sentence, Language language) {
  if (language == Language::English) return sentence.english;
  return language == Language::Spanish ? sentence.spanish : sentence.arabic;
}

// What stands in the hole of a sentence, or nothing if the text is another.
std::optional<std::string_view> filling(std::string_view text, std::string_view sentence) {
  const auto hole = sentence.find(kHole);
  if (hole == std::string_view::npos)
    return text == sentence ? std::optional(std::string_view()) : std::nullopt;
  const auto before = sentence.substr(0, hole);
  const auto behind = sentence.substr(hole + kHole.size());
  const bool fits =
      text.size() > before.size() + behind.size() && text.starts_with(before) && text.ends_with(behind);
  return fits ? std::optional(text.substr(before.size(), text.size() - before.size() - behind.size()))
              : std::nullopt;
}

std::optional<std::string> translationOf(std::string_view text, Language language) {
  for (const auto& sentence : sentences()) {
    const auto filled = filling(text, sentence.english);
    if (!filled) continue;
    std::string out(inLanguage(sentence, language));
    if (const auto hole = out.find(kHole); hole != std::string::npos)
      out.replace(hole, kHole.size(), *filled);
    return out;
  }
  return std::nullopt;
}

}  // namespace

std::string translated(std::string_view english, Language language) {
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
  return answer;
}

}  // namespace pipit::concierge
