#include "markdown/Address.h"

#include <algorithm>

#include "base/limits.h"

namespace pipit {
namespace {

constexpr bool isControlOrSpace(char c) {
  return static_cast<unsigned char>(c) <= 0x20;
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// URL Standard, 4.4, steps 1 to 3.
std::string cleaned(std::string_view text) {
  while (!text.empty() && isControlOrSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isControlOrSpace(text.back())) text.remove_suffix(1);
  std::string address;
  for (const char c : text)
    if (c != '\t' && c != '\n' && c != '\r') address += c;
  return address;
}

// With its colon, in lower case; the address begins with it.
std::string_view lowerScheme(std::string& address) {
  const std::size_t colon = address.find(':');
  if (colon == std::string::npos) return {};
  std::transform(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon), address.begin(),
                 lower);
  return std::string_view(address).substr(0, colon + 1);
}

bool hasControls(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// "https:shop" would be read relative to the frame's own address.
bool hasAuthority(std::string_view rest) {
  return rest.starts_with("//") && rest.size() > 2 &&
         std::string_view("/\\?#").find(rest[2]) == std::string_view::npos;
}

bool isAllowed(std::string_view scheme, std::string_view rest) {
  if (scheme == "http:" || scheme == "https:") return hasAuthority(rest);
  return (scheme == "mailto:" || scheme == "tel:") && !rest.empty();
}

// Only what no two parsers read differently: letters, digits, hyphens, dots, and a port.
std::string plainHost(std::string_view address) {
  constexpr std::string_view scheme = "https://";
  if (!address.starts_with(scheme)) return {};
  address.remove_prefix(scheme.size());
  const std::string_view authority = address.substr(0, address.find_first_of("/?#"));
  const std::size_t colon = authority.find(':');
  if (colon != std::string_view::npos &&
      authority.substr(colon + 1).find_first_not_of("0123456789") != std::string_view::npos)
    return {};
  std::string host(authority.substr(0, colon));
  std::ranges::transform(host, host.begin(), lower);
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789-.";
  return host.find_first_not_of(plain) == std::string::npos ? host : std::string();
}

bool isHostOf(std::string_view pattern, std::string_view host) {
  if (!pattern.starts_with("*.")) return !host.empty() && host == pattern;
  pattern.remove_prefix(1);
  return host.size() > pattern.size() && host.ends_with(pattern);
}

}  // namespace

std::string linkAddress(std::string_view text) {
  std::string address = cleaned(text);
  const std::string_view scheme = lowerScheme(address);
  const std::string_view rest = std::string_view(address).substr(scheme.size());
  if (address.size() > limits::markdownAddressBytes || !isAllowed(scheme, rest) || hasControls(rest))
    return {};
  return address;
}

std::string imageAddress(std::string_view text, std::span<const std::string> hosts) {
  std::string address = linkAddress(text);
  const std::string host = plainHost(address);
  const bool isShown =
      std::ranges::any_of(hosts, [&](const std::string& pattern) { return isHostOf(pattern, host); });
  return isShown ? address : std::string();
}

}  // namespace pipit
