#include "origin/Allowlist.h"

#include <algorithm>
#include <utility>

namespace pipit {

std::expected<Allowlist, AllowlistError> Allowlist::parse(std::span<const std::string> texts) {
  if (texts.size() > kMaximumPatterns) {
    return std::unexpected(AllowlistError{kMaximumPatterns, OriginError::TooManyPatterns});
  }
  Allowlist list;
  for (const std::string& text : texts) {
    auto pattern = OriginPattern::parse(text);
    if (!pattern) return std::unexpected(AllowlistError{list.patterns_.size(), pattern.error()});
    list.patterns_.push_back(std::move(*pattern));
  }
  return list;
}

bool Allowlist::allows(const Origin& origin) const {
  return std::ranges::any_of(patterns_,
                             [&](const OriginPattern& pattern) { return pattern.matches(origin); });
}

}  // namespace pipit
