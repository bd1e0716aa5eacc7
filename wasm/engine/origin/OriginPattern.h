#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "origin/Origin.h"
#include "origin/OriginError.h"

namespace pipit {

// One entry of an allowlist: an exact origin, or "https://*.shop.example[:port]", which stands for every name
// with one or more labels before ".shop.example" and not for that name itself. Scheme and port are always
// exact.
//
// "shop.example" and "shop.example." are one name in the DNS and one certificate, so a pattern means both and
// is kept without the dot. Only after a single label the dot is part of the name: see whatwg::withoutRootDot.
class OriginPattern {
 public:
  // Refuses a "*" over a single label ("https://*.com"). Wider public suffixes ("https://*.co.uk") need a
  // list that the engine does not carry: who saves a pattern checks them.
  static std::expected<OriginPattern, OriginError> parse(std::string_view text);

  bool matches(const Origin& origin) const;
  bool isWildcard() const { return wildcard_; }
  // Without "*." and without a root dot that says nothing.
  std::string_view host() const { return base_.host(); }
  // Reads in a Content-Security-Policy as the same pattern.
  std::string serialize() const;

 private:
  OriginPattern(Origin base, bool wildcard);

  Origin base_;
  bool wildcard_;
};

}  // namespace pipit
