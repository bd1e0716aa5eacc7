#include "origin/Host.h"

#include "origin/Ascii.h"
#include "origin/DomainName.h"
#include "origin/Ipv4.h"
#include "origin/Ipv6.h"

namespace pipit::whatwg {

namespace {

// https://url.spec.whatwg.org/#string-percent-decode. A "%" without two digits stays, and is forbidden later.
std::string percentDecode(std::string_view text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool room = text[at] == '%' && at + 2 < text.size();
    const unsigned high = room ? hexValue(text[at + 1]) : kNoDigit;
    const unsigned low = room ? hexValue(text[at + 2]) : kNoDigit;
    const bool escape = high != kNoDigit && low != kNoDigit;
    decoded += escape ? static_cast<char>(high * 16 + low) : text[at];
    if (escape) at += 2;
  }
  return decoded;
}

std::expected<std::string, OriginError> parseBracketed(std::string_view text) {
  if (!text.ends_with(']')) return std::unexpected(OriginError::InvalidIpv6);
  const auto pieces = parseIpv6(text.substr(1, text.size() - 2));
  if (!pieces) return std::unexpected(OriginError::InvalidIpv6);
  return '[' + serializeIpv6(*pieces) + ']';
}

}  // namespace

std::expected<std::string, OriginError> parseHost(std::string_view text) {
  if (text.starts_with('[')) return parseBracketed(text);          // Step 1.
  const auto ascii = toAsciiLowercase(percentDecode(text));        // Steps 4 to 7.
  if (!ascii) return ascii;                                        //
  if (!endsInNumber(*ascii)) return checkDomainName(*ascii);       // Step 9.
  const auto address = parseIpv4(*ascii);                          // Step 8.
  if (!address) return std::unexpected(OriginError::InvalidIpv4);  //
  return serializeIpv4(*address);
}

bool isAddress(std::string_view host) {
  return host.starts_with('[') || endsInNumber(host);
}

}  // namespace pipit::whatwg
