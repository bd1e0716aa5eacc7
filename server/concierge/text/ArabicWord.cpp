#include "text/ArabicWord.h"

#include <array>

namespace pipit::concierge {
namespace {

// Two bytes a letter. A shorter rest is hardly a word of its own.
constexpr std::size_t kShortestRest = 6;

constexpr std::array<std::string_view, 18> kPrefixes{"",    "و",   "ب",    "ل",   "ف",   "ك",
                                                     "ال",  "لل",  "هال",  "بال", "وال", "فال",
                                                     "كال", "ولل", "وبال", "عال", "وب",  "ول"};

struct Suffix {
  std::string_view text;
  bool owned;
};

constexpr std::array<Suffix, 8> kSuffixes{{{"", false},
                                           {"ي", true},
                                           {"نا", true},
                                           {"ه", false},
                                           {"ها", false},
                                           {"ك", false},
                                           {"كم", false},
                                           {"هم", false}}};

}  // namespace

bool isArabic(std::string_view word) {
  return word.size() >= 2 && static_cast<unsigned char>(word[0]) >= 0xD8 &&
         static_cast<unsigned char>(word[0]) <= 0xDB;
}

std::string_view withoutArticle(std::string_view word) {
  constexpr std::string_view kArticle = "ال";
  // "Two thousand".
  const bool isNumber = word == "الفين" || word == "الفان";
  const bool fits = word.starts_with(kArticle) && word.size() >= kArticle.size() + kShortestRest;
  return fits && !isNumber ? word.substr(kArticle.size()) : word;
}

std::vector<BareWord> bareForms(std::string_view word) {
  std::vector<BareWord> forms;
  for (const auto& [suffix, owned] : kSuffixes) {
    if (!word.ends_with(suffix)) continue;
    const auto front = word.substr(0, word.size() - suffix.size());
    for (const auto prefix : kPrefixes) {
      if (!front.starts_with(prefix) || front.size() < prefix.size() + kShortestRest) continue;
      const auto rest = front.substr(prefix.size());
      const bool isConjoined = prefix.starts_with("و");
      if (rest.size() < word.size()) forms.push_back({std::string(rest), owned, isConjoined});
      // The ending of "قلادة" is written otherwise before a suffix: "قلادتي".
      constexpr std::string_view kOpenTa = "ت";
      if (suffix.empty() || !rest.ends_with(kOpenTa)) continue;
      forms.push_back(
          {std::string(rest.substr(0, rest.size() - kOpenTa.size())).append("ه"), owned, isConjoined});
    }
  }
  return forms;
}

}  // namespace pipit::concierge
