#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <utility>

#include "vocabulary/BuiltIn.h"
#include "vocabulary/Vocabulary.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;
using Kind = Meaning::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 15> kSections{{{"category", Kind::Category},
                                                                       {"metal", Kind::Metal},
                                                                       {"stone", Kind::Stone},
                                                                       {"tag", Kind::Tag},
                                                                       {"ready", Kind::Ready},
                                                                       {"sort", Kind::Sort},
                                                                       {"step", Kind::Step},
                                                                       {"any", Kind::Any},
                                                                       {"price", Kind::Price},
                                                                       {"strong", Kind::Strong},
                                                                       {"weak", Kind::Weak},
                                                                       {"more", Kind::More},
                                                                       {"cue", Kind::Cue},
                                                                       {"neutral", Kind::Neutral},
                                                                       {"command", Kind::Command}}};

bool addPhrases(Vocabulary& vocabulary, const Meaning& meaning, const json::value& phrases) {
  const auto* list = phrases.if_array();
  if (list == nullptr) return false;
  for (const auto& phrase : *list) {
    const auto* text = phrase.if_string();
    if (text == nullptr) return false;
    vocabulary.add(std::string_view(text->data(), text->size()), meaning);
  }
  return true;
}

bool addSection(Vocabulary& vocabulary, std::string_view title, const json::value& section) {
  const auto known = std::ranges::find(kSections, title, &std::pair<std::string_view, Kind>::first);
  const auto* values = section.if_object();
  if (known == kSections.end() || values == nullptr) return false;
  return std::ranges::all_of(*values, [&](const auto& entry) {
    const std::string_view key(entry.key().data(), entry.key().size());
    return addPhrases(vocabulary, {known->second, std::string(key)}, entry.value());
  });
}

}  // namespace

std::optional<Vocabulary> Vocabulary::parse(std::string_view text) {
  json::error_code error;
  const auto root = json::parse(json::string_view(text.data(), text.size()), error);
  const auto* sections = error ? nullptr : root.if_object();
  if (sections == nullptr) return std::nullopt;
  Vocabulary vocabulary;
  for (const auto& section : *sections) {
    const std::string_view title(section.key().data(), section.key().size());
    if (!addSection(vocabulary, title, section.value())) return std::nullopt;
  }
  return vocabulary;
}

Vocabulary builtInVocabulary() {
  return *Vocabulary::parse(kBuiltInVocabulary);
}

}  // namespace pipit::concierge
