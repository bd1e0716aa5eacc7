#include "origin/OriginText.h"

#include <algorithm>
#include <optional>

#include "origin/Ascii.h"

// https://url.spec.whatwg.org/#concept-basic-url-parser, without its leniency. That parser strips white space
// (steps 1 and 3), takes "\" for "/" and any number of slashes after a special scheme (special authority
// slashes state). Two programs that are lenient in different ways can be played off against each other, so
// each such text is refused here: what is left reads the same to everybody.

namespace pipit::whatwg {

namespace {

struct Authority {
  std::string_view host;
  std::string_view port;
};

std::optional<OriginError> refusedCharacter(char character) {
  const auto code = static_cast<unsigned char>(character);
  if (character == ' ' || (code >= '\t' && code <= '\r')) return OriginError::Whitespace;
  if (code < 0x20 || code == 0x7F) return OriginError::ControlCharacter;
  if (code >= 0x80) return OriginError::NonAscii;
  if (character == '\\') return OriginError::Backslash;
  if (character == '*') return OriginError::Wildcard;
  return std::nullopt;
}

std::optional<OriginError> refusedText(std::string_view text) {
  if (text.empty()) return OriginError::Empty;
  if (text.size() > kMaximumOriginLength) return OriginError::TooLong;
  for (const char character : text) {
    if (const auto error = refusedCharacter(character)) return error;
  }
  if (text == "null") return OriginError::Opaque;
  return std::nullopt;
}

// The slash alone is let pass because people paste origins from the address bar, and it is all the path that
// an origin's own URL has.
std::optional<OriginError> refusedTail(std::string_view tail) {
  if (tail.starts_with('/')) tail.remove_prefix(1);
  if (tail.empty()) return std::nullopt;
  if (tail.front() == '?') return OriginError::Query;
  if (tail.front() == '#') return OriginError::Fragment;
  return OriginError::Path;
}

// Host state, step 2: a colon inside square brackets belongs to the address.
std::expected<Authority, OriginError> splitAuthority(std::string_view authority) {
  if (authority.contains('@')) return std::unexpected(OriginError::Credentials);
  const auto bracket = authority.starts_with('[') ? authority.find(']') : 0;
  const auto colon = authority.find(':', std::min(bracket, authority.size()));
  if (colon == std::string_view::npos) return Authority{authority, {}};
  return Authority{authority.substr(0, colon), authority.substr(colon + 1)};
}

// Port state. An empty port is the default one; leading zeros count for nothing.
std::expected<std::uint16_t, OriginError> parsePort(std::string_view text, Scheme scheme) {
  if (text.empty()) return defaultPort(scheme);
  std::uint32_t port = 0;
  for (const char character : text) {
    if (!isDigit(character)) return std::unexpected(OriginError::InvalidPort);
    port = port * 10 + hexValue(character);
    if (port > UINT16_MAX) return std::unexpected(OriginError::InvalidPort);
  }
  return static_cast<std::uint16_t>(port);
}

std::expected<OriginText, OriginError> splitAfterScheme(Scheme scheme, std::string_view rest) {
  const auto end = std::min(rest.find_first_of("/?#"), rest.size());
  const auto authority = splitAuthority(rest.substr(0, end));
  if (!authority) return std::unexpected(authority.error());
  if (const auto error = refusedTail(rest.substr(end))) return std::unexpected(*error);
  if (authority->host.empty()) return std::unexpected(OriginError::EmptyHost);
  const auto port = parsePort(authority->port, scheme);
  if (!port) return std::unexpected(port.error());
  return OriginText{scheme, authority->host, *port};
}

}  // namespace

std::expected<OriginText, OriginError> splitOrigin(std::string_view text) {
  if (const auto error = refusedText(text)) return std::unexpected(*error);
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::unexpected(OriginError::MissingScheme);
  const auto scheme = parseScheme(text.substr(0, colon));
  if (!scheme) return std::unexpected(OriginError::UnsupportedScheme);
  const auto rest = text.substr(colon + 1);
  if (!rest.starts_with("//")) return std::unexpected(OriginError::MissingSlashes);
  return splitAfterScheme(*scheme, rest.substr(2));
}

}  // namespace pipit::whatwg
