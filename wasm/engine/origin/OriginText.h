#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string_view>

#include "origin/OriginError.h"
#include "origin/Scheme.h"

namespace pipit::whatwg {

// The longest serialised origin has 269 characters: "https://", a name of 253 with its root dot, ":65535".
// The rest is room for percent-encoding and leading zeros, which nobody writes at greater length in good
// faith.
inline constexpr std::size_t kMaximumOriginLength = 512;

//   https://shop.example:8443/
//   ^scheme ^host        ^port  a lone final slash is let pass
//
// The views look into the text that was split.
struct OriginText {
  Scheme scheme;
  std::string_view host;
  std::uint16_t port;
};

// Takes an origin's text apart and refuses all that an origin has no part for.
std::expected<OriginText, OriginError> splitOrigin(std::string_view text);

}  // namespace pipit::whatwg
