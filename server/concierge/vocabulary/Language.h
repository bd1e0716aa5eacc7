#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pipit::concierge {

enum class Language { English, Spanish, Arabic };
inline constexpr std::array kLanguages{Language::English, Language::Spanish, Language::Arabic};

// "en", "es", "ar"
[[nodiscard]] std::string_view name(Language language);
[[nodiscard]] std::optional<Language> languageNamed(std::string_view name);

// Several languages at once, a bit each: a word may be known in two.
using LanguageSet = std::uint8_t;
inline constexpr LanguageSet kEveryLanguage = (1U << kLanguages.size()) - 1U;

[[nodiscard]] constexpr LanguageSet setOf(Language language) {
  return static_cast<LanguageSet>(1U << static_cast<unsigned>(language));
}

}  // namespace pipit::concierge
