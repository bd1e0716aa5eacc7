#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "origin/OriginError.h"
#include "origin/Scheme.h"

namespace pipit {

// A tuple origin of a page: https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-tuple. An
// opaque origin has no value of this type.
//
// parse() takes fewer texts than a browser's URL parser. Of each text that it takes, serialize() gives
// exactly what `new URL(text).origin` gives in a browser, so the result can be a target of postMessage. One
// trailing "/" may follow; anything else beside scheme, host and port is refused.
class Origin {
 public:
  static std::expected<Origin, OriginError> parse(std::string_view text);

  // "http" or "https".
  std::string_view scheme() const;
  // As URL.hostname: lower case, addresses in canonical form, IPv6 in brackets, a root dot kept.
  std::string_view host() const { return host_; }
  // The real one, also where the text leaves it out because it is the scheme's default.
  std::uint16_t port() const { return port_; }
  // https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
  std::string serialize() const;

  // Same origin, as browsers have it: "https://a.example" and "https://a.example." differ.
  bool operator==(const Origin&) const = default;

 private:
  friend class OriginPattern;

  Origin(whatwg::Scheme scheme, std::uint16_t port, std::string host);
  std::string serialize(std::string_view hostPrefix) const;

  whatwg::Scheme scheme_;
  std::uint16_t port_;
  std::string host_;
};

}  // namespace pipit
