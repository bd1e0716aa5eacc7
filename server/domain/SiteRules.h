#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Site.h"

namespace pipit::server {

// What is wrong with a site that someone wants to save, in words for the operator; `value` is as it came.
struct SiteProblem {
  enum class Kind : std::uint8_t { Invalid, Exists, Changed };

  std::string field;
  std::string value;
  std::string problem;
  std::string allowed;
  Kind kind = Kind::Invalid;
};

// The site in its canonical form: hosts in ASCII (by IDNA 2008), entries as the engine's own Allowlist reads
// and writes them, no wildcard over a public suffix.
std::expected<Site, SiteProblem> checkedSite(Site site);

bool isSiteId(std::string_view id);

// The languages of the widget, in the order of wasm/abi/layout.def.
std::span<const std::string_view> siteLanguages();

}  // namespace pipit::server
