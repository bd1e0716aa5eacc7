#include "origin/OriginError.h"

namespace pipit {

std::string_view describe(OriginError error) {
  switch (error) {
    case OriginError::Empty:
      return "it is empty";
    case OriginError::TooLong:
      return "it is too long";
    case OriginError::Whitespace:
      return "it has white space";
    case OriginError::ControlCharacter:
      return "it has a control character";
    case OriginError::NonAscii:
      return "it has a character outside ASCII: write the name in its xn-- form";
    case OriginError::Backslash:
      return "it has a backslash";
    case OriginError::Wildcard:
      return "a * may only stand first in the name, as in https://*.shop.example";
    case OriginError::Opaque:
      return "it is the opaque origin null";
    case OriginError::MissingScheme:
      return "it does not begin with https:// or http://";
    case OriginError::UnsupportedScheme:
      return "its scheme is neither https nor http";
    case OriginError::MissingSlashes:
      return "its scheme is not followed by ://";
    case OriginError::Credentials:
      return "it has a user name or a password";
    case OriginError::Path:
      return "it has a path";
    case OriginError::Query:
      return "it has a query";
    case OriginError::Fragment:
      return "it has a fragment";
    case OriginError::EmptyHost:
      return "it has no host";
    case OriginError::ForbiddenCharacter:
      return "its host has a character that no name has";
    case OriginError::EmptyLabel:
      return "its host has two dots together or begins with one";
    case OriginError::NameTooLong:
      return "its host or one label of it is longer than a name can be";
    case OriginError::InvalidPunycode:
      return "its host has a malformed xn-- label";
    case OriginError::InvalidIpv4:
      return "its host is no valid IPv4 address";
    case OriginError::InvalidIpv6:
      return "its host is no valid IPv6 address";
    case OriginError::InvalidPort:
      return "its port is not a number from 0 to 65535";
    case OriginError::WildcardTooWide:
      return "a * needs a name of two labels or more after it";
    case OriginError::WildcardOnAddress:
      return "a * cannot stand before an IP address";
    case OriginError::TooManyPatterns:
      return "there are too many patterns";
  }
  return {};
}

}  // namespace pipit
