#include "domain/MailAddress.h"

#include <algorithm>

#include "base/Utf8.h"
#include "domain/HostNames.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::string_view kHostScheme = "https://";

bool isLetterOrDigit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isAtomCharacter(char c) {
  return isLetterOrDigit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").contains(c);
}

bool hasEmptyPart(std::string_view text) {
  return text.empty() || text.starts_with('.') || text.ends_with('.') || text.contains("..");
}

bool isLocalPart(std::string_view text) {
  return !hasEmptyPart(text) && text.size() <= limits::kLocalPartBytes &&
         std::ranges::all_of(text, isAtomCharacter);
}

bool isHost(std::string_view text) {
  const auto fits = [](char c) { return isLetterOrDigit(c) || c == '-' || c == '.'; };
  return !hasEmptyPart(text) && std::ranges::all_of(text, fits);
}

}  // namespace

std::optional<std::string> mailAddress(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || !isUtf8(text) || text.size() > limits::kEmailBytes) return std::nullopt;
  const auto origin = withAsciiHost(std::string(kHostScheme) + std::string(text.substr(at + 1)));
  if (!origin) return std::nullopt;
  const std::string host = origin->substr(kHostScheme.size());
  std::string address = std::string(text.substr(0, at)) + '@' + host;
  const bool fits = isLocalPart(text.substr(0, at)) && isHost(host) && address.size() <= limits::kEmailBytes;
  return fits ? std::optional(std::move(address)) : std::nullopt;
}

}  // namespace pipit::server
