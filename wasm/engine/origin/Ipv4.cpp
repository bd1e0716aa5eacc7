#include "origin/Ipv4.h"

#include <algorithm>

#include "base/Decimal.h"
#include "origin/Ascii.h"

namespace pipit::whatwg {

namespace {

constexpr int kBytes = 4;
constexpr std::uint64_t kBeyondAddresses = std::uint64_t{1} << 32;

// https://url.spec.whatwg.org/#ipv4-number-parser. A number beyond all addresses stays at kBeyondAddresses.
std::optional<std::uint64_t> parseNumber(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const bool hexadecimal = text.starts_with("0x");
  const bool octal = !hexadecimal && text.size() > 1 && text.front() == '0';
  const unsigned radix = hexadecimal ? 16 : octal ? 8 : 10;
  std::uint64_t value = 0;
  for (const char character : text.substr(hexadecimal ? 2 : 0)) {
    const unsigned digit = hexValue(character);
    if (digit >= radix) return std::nullopt;
    value = std::min(value * radix + digit, kBeyondAddresses);
  }
  return value;
}

std::string_view withoutFinalDot(std::string_view host) {
  return host.ends_with('.') ? host.substr(0, host.size() - 1) : host;
}

}  // namespace

bool endsInNumber(std::string_view host) {
  host = withoutFinalDot(host);
  const auto last = host.substr(host.rfind('.') + 1);  // npos + 1 is 0.
  return !last.empty() && (isNumber(last) || parseNumber(last));
}

std::optional<std::uint32_t> parseIpv4(std::string_view host) {
  host = withoutFinalDot(host);
  std::uint64_t address = 0;
  for (int part = 1; part <= kBytes; ++part) {
    const auto dot = host.find('.');
    const auto number = parseNumber(host.substr(0, dot));
    if (!number) return std::nullopt;
    const bool last = dot == std::string_view::npos;
    const int bits = last ? 8 * (kBytes + 1 - part) : 8;
    if (*number >> bits != 0) return std::nullopt;
    address = address << bits | *number;
    if (last) return static_cast<std::uint32_t>(address);
    host.remove_prefix(dot + 1);
  }
  return std::nullopt;
}

std::string serializeIpv4(std::uint32_t address) {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) {
    text += decimal(address >> shift & 0xFF);
    if (shift > 0) text += '.';
  }
  return text;
}

}  // namespace pipit::whatwg
