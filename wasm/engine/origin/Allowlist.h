#pragma once

#include <cstddef>
#include <expected>
#include <list>
#include <span>
#include <string>

#include "origin/OriginError.h"
#include "origin/OriginPattern.h"

namespace pipit {

// Which entry spoils the list, and why. With TooManyPatterns it is the first one too many.
struct AllowlistError {
  std::size_t index;
  OriginError error;

  bool operator==(const AllowlistError&) const = default;
};

// The origins that may embed a site's widget. All or nothing: a list with one bad entry is no list, since
// leaving the entry out would hide a mistake from its author. An empty list allows nobody.
class Allowlist {
 public:
  // The list also goes out in the frame's frame-ancestors: at some 30 characters an entry it stays at 2 KB of
  // header.
  static constexpr std::size_t kMaximumPatterns = 64;

  static std::expected<Allowlist, AllowlistError> parse(std::span<const std::string> texts);

  bool allows(const Origin& origin) const;
  const std::list<OriginPattern>& patterns() const { return patterns_; }

 private:
  Allowlist() = default;

  std::list<OriginPattern> patterns_;
};

}  // namespace pipit
