#include "ErrorNames.h"

using pipit::OriginError;

const std::array<NamedError, 26> kErrorNames{{
    {OriginError::Empty, "Empty"},
    {OriginError::TooLong, "TooLong"},
    {OriginError::Whitespace, "Whitespace"},
    {OriginError::ControlCharacter, "ControlCharacter"},
    {OriginError::NonAscii, "NonAscii"},
    {OriginError::Backslash, "Backslash"},
    {OriginError::Wildcard, "Wildcard"},
    {OriginError::Opaque, "Opaque"},
    {OriginError::MissingScheme, "MissingScheme"},
    {OriginError::UnsupportedScheme, "UnsupportedScheme"},
    {OriginError::MissingSlashes, "MissingSlashes"},
    {OriginError::Credentials, "Credentials"},
    {OriginError::Path, "Path"},
    {OriginError::Query, "Query"},
    {OriginError::Fragment, "Fragment"},
    {OriginError::EmptyHost, "EmptyHost"},
    {OriginError::ForbiddenCharacter, "ForbiddenCharacter"},
    {OriginError::EmptyLabel, "EmptyLabel"},
    {OriginError::NameTooLong, "NameTooLong"},
    {OriginError::InvalidPunycode, "InvalidPunycode"},
    {OriginError::InvalidIpv4, "InvalidIpv4"},
    {OriginError::InvalidIpv6, "InvalidIpv6"},
    {OriginError::InvalidPort, "InvalidPort"},
    {OriginError::WildcardTooWide, "WildcardTooWide"},
    {OriginError::WildcardOnAddress, "WildcardOnAddress"},
    {OriginError::TooManyPatterns, "TooManyPatterns"},
}};

std::string nameOf(OriginError error) {
  for (const auto& [value, name] : kErrorNames) {
    if (value == error) return name;
  }
  return "an error without a name";
}
