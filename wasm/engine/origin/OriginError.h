#pragma once

#include <cstdint>
#include <string_view>

namespace pipit {

// Why a text is no origin, no pattern or no allowlist. Closed: who handles it names every case.
enum class OriginError : std::uint8_t {
  Empty,
  TooLong,
  Whitespace,
  ControlCharacter,
  NonAscii,
  Backslash,
  Wildcard,
  Opaque,
  MissingScheme,
  UnsupportedScheme,
  MissingSlashes,
  Credentials,
  Path,
  Query,
  Fragment,
  EmptyHost,
  ForbiddenCharacter,
  EmptyLabel,
  NameTooLong,
  InvalidPunycode,
  InvalidIpv4,
  InvalidIpv6,
  InvalidPort,
  WildcardTooWide,
  WildcardOnAddress,
  TooManyPatterns,
};

// One English clause for a console or an admin's form; it never repeats the refused text.
std::string_view describe(OriginError error);

}  // namespace pipit
