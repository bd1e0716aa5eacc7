#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pipit::concierge {

// What a word of Arabic may be without the small words that are written together with it: "and", "with",
// "for" and the article before it, "my" and "your" behind it.
struct BareWord {
  std::string text;
  bool owned = false;      // "my" or "our" was behind it
  bool conjoined = false;  // "and" was before it
};

[[nodiscard]] bool isArabic(std::string_view word);

// The word without "the". Words that only begin like it stay whole.
[[nodiscard]] std::string_view withoutArticle(std::string_view word);

// From the least that is taken away to the most, at most a few dozen.
[[nodiscard]] std::vector<BareWord> bareForms(std::string_view word);

}  // namespace pipit::concierge
