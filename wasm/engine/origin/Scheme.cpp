#include "origin/Scheme.h"

#include <algorithm>

#include "origin/Ascii.h"

namespace pipit::whatwg {

namespace {

bool equalsIgnoringCase(std::string_view text, std::string_view lowercase) {
  return std::ranges::equal(text, lowercase, {}, toLowercase);
}

}  // namespace

std::optional<Scheme> parseScheme(std::string_view text) {
  if (equalsIgnoringCase(text, "https")) return Scheme::Https;
  if (equalsIgnoringCase(text, "http")) return Scheme::Http;
  return std::nullopt;
}

std::string_view nameOf(Scheme scheme) {
  return scheme == Scheme::Https ? "https" : "http";
}

std::uint16_t defaultPort(Scheme scheme) {
  return scheme == Scheme::Https ? 443 : 80;
}

}  // namespace pipit::whatwg
