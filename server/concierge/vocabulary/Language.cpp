#include "vocabulary/Language.h"

#include <algorithm>

namespace pipit::concierge {
namespace {

constexpr std::array<std::string_view, kLanguages.size()> kLanguageNames{"en", "es", "ar"};

}  // namespace

std::string_view name(Language language) {
  return kLanguageNames.at(static_cast<std::size_t>(language));
}

std::optional<Language> languageNamed(std::string_view name) {
  const auto found = std::ranges::find(kLanguageNames, name);
  if (found == kLanguageNames.end()) return std::nullopt;
  return kLanguages.at(static_cast<std::size_t>(found - kLanguageNames.begin()));
}

}  // namespace pipit::concierge
