#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cstdlib>
#include <utility>

#include "text/Lexer.h"
#include "text/Normalise.h"
#include "vocabulary/BuiltIn.h"
#include "vocabulary/Vocabulary.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;
using Kind = Meaning::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 17> kSections{{{"category", Kind::Category},
                                                                       {"metal", Kind::Metal},
                                                                       {"stone", Kind::Stone},
                                                                       {"tag", Kind::Tag},
                                                                       {"ready", Kind::Ready},
                                                                       {"sort", Kind::Sort},
                                                                       {"step", Kind::Step},
                                                                       {"any", Kind::Any},
                                                                       {"price", Kind::Price},
                                                                       {"number", Kind::Number},
                                                                       {"strong", Kind::Strong},
                                                                       {"weak", Kind::Weak},
                                                                       {"more", Kind::More},
                                                                       {"cue", Kind::Cue},
                                                                       {"neutral", Kind::Neutral},
                                                                       {"command", Kind::Command},
                                                                       {"common", Kind::Common}}};

// How much of a file is repeated in what is said about it.
constexpr std::size_t kMostShown = 60;

std::string_view viewOf(const json::string& text) {
  return {text.data(), text.size()};
}

std::string shown(std::string_view text) {
  auto end = std::min(text.size(), kMostShown);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string("\"").append(text.substr(0, end)).append(end < text.size() ? "…\"" : "\"");
}

std::string listed(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

std::optional<std::string> phraseOf(std::string_view text) {
  std::string phrase;
  std::size_t words = 0;
  for (const auto& token : tokenise(normalise(text))) {
    if (token.kind != Token::Kind::Word || ++words > kMostWordsOfPhrase) return std::nullopt;
    phrase += (words == 1 ? "" : " ") + token.text;
  }
  return phrase.empty() || phrase.size() > kLongestPhrase ? std::nullopt : std::optional(phrase);
}

// One file. Says where in it something is wrong: "es.category.ring".
class Reader {
 public:
  // What comes with the program says itself what there is.
  Reader(Vocabulary& vocabulary, bool isBuiltIn) : vocabulary_(vocabulary), isBuiltIn_(isBuiltIn) {}

  std::expected<void, std::string> run(std::string_view text) {
    json::error_code error;
    const auto root = json::parse(json::string_view(text.data(), text.size()), error);
    if (error) return std::unexpected("not JSON: " + error.message());
    const auto* languages = root.if_object();
    if (languages == nullptr) return std::unexpected("not an object of languages");
    for (const auto& entry : *languages) readLanguage(entry.key(), entry.value());
    if (!wrong_.empty()) return std::unexpected(wrong_);
    return {};
  }

 private:
  using Key = json::string_view;

  void refuse(const std::string& where, const std::string& what) {
    if (wrong_.empty()) wrong_ = where + ": " + what;
  }

  void readLanguage(Key key, const json::value& value) {
    const auto where = std::string(key);
    const auto language = languageNamed(where);
    if (!language) return refuse(shown(where), "is not one of the languages en, es, ar");
    const auto* sections = value.if_object();
    if (sections == nullptr) return refuse(where, "is not an object of sections");
    language_ = *language;
    for (const auto& entry : *sections) readSection(where, entry.key(), entry.value());
  }

  void readSection(const std::string& language, Key key, const json::value& value) {
    const auto title = std::string(key);
    const auto known = std::ranges::find(kSections, title, &std::pair<std::string_view, Kind>::first);
    if (known == kSections.end()) return refuse(language + "." + shown(title), "is not a section");
    const auto where = language + "." + title;
    const auto* values = value.if_object();
    if (values == nullptr) return refuse(where, "is not an object of lists");
    for (const auto& entry : *values) readValue(where, {known->second, entry.key()}, entry.value());
  }

  // A shop's stones are its own; everything else has to mean something to the rules.
  bool isKnown(const Meaning& meaning) const {
    if (isBuiltIn_ || meaning.kind == Kind::Stone || meaning.kind == Kind::Common) return true;
    const auto values = vocabulary_.values(meaning.kind);
    return std::ranges::find(values, meaning.value) != values.end();
  }

  void readValue(const std::string& section, const Meaning& meaning, const json::value& phrases) {
    if (!wrong_.empty()) return;
    if (!isKnown(meaning)) {
      return refuse(section + "." + shown(meaning.value),
                    "is not one of " + listed(vocabulary_.values(meaning.kind)));
    }
    const auto where = section + "." + meaning.value;
    const auto* list = phrases.if_array();
    if (list == nullptr) return refuse(where, "is not a list of phrases");
    for (const auto& phrase : *list) {
      const auto* text = phrase.if_string();
      if (text == nullptr) return refuse(where, "has something else than phrases");
      readPhrase(where, meaning, viewOf(*text));
    }
  }

  void readPhrase(const std::string& where, const Meaning& meaning, std::string_view text) {
    const bool away = text.starts_with('-');
    const auto phrase = phraseOf(away ? text.substr(1) : text);
    if (!phrase) return refuse(where, shown(text) + " is not a phrase of one to eight words, without signs");
    if (vocabulary_.size() >= kMaximumPhrases) return refuse(where, "there are too many phrases");
    if (away) return vocabulary_.remove(*phrase, meaning);
    if (meaning.kind == Kind::Common) return vocabulary_.addCommonWord(*phrase, language_);
    vocabulary_.add(*phrase, meaning, setOf(language_));
  }

  Vocabulary& vocabulary_;
  const bool isBuiltIn_;
  Language language_ = Language::English;
  std::string wrong_;
};

Vocabulary readBuiltIn() {
  Vocabulary all;
  for (const auto text : kBuiltInVocabularies) {
    // One that is wrong fails every test.
    if (!Reader(all, true).run(text)) std::abort();
  }
  return all;
}

}  // namespace

std::expected<void, std::string> Vocabulary::extend(std::string_view text) {
  return Reader(*this, false).run(text);
}

const Vocabulary& builtInVocabulary() {
  static const Vocabulary kVocabulary = readBuiltIn();
  return kVocabulary;
}

}  // namespace pipit::concierge
