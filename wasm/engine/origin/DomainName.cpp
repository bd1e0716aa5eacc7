#include "origin/DomainName.h"

#include <optional>

#include "origin/Ascii.h"
#include "origin/Punycode.h"

namespace pipit::whatwg {

namespace {

constexpr std::string_view kPunycodePrefix = "xn--";

bool isNameCharacter(char character) {
  return isLowercase(character) || isDigit(character) || character == '.' || character == '-' ||
         character == '_';
}

std::optional<OriginError> refusedLabel(std::string_view label) {
  if (label.empty()) return OriginError::EmptyLabel;
  if (label.size() > kMaximumLabelLength) return OriginError::NameTooLong;
  if (!label.starts_with(kPunycodePrefix)) return std::nullopt;
  if (isPunycode(label.substr(kPunycodePrefix.size()))) return std::nullopt;
  return OriginError::InvalidPunycode;
}

std::string_view dropDot(std::string_view name) {
  return name.ends_with('.') ? name.substr(0, name.size() - 1) : name;
}

}  // namespace

std::expected<std::string, OriginError> toAsciiLowercase(std::string text) {
  for (char& character : text) {
    if (static_cast<unsigned char>(character) >= 0x80) return std::unexpected(OriginError::NonAscii);
    character = toLowercase(character);
    if (!isNameCharacter(character)) return std::unexpected(OriginError::ForbiddenCharacter);
  }
  return text;
}

std::expected<std::string, OriginError> checkDomainName(std::string_view name) {
  std::string_view rest = dropDot(name);
  if (rest.size() > kMaximumNameLength) return std::unexpected(OriginError::NameTooLong);
  for (bool more = true; more;) {
    const auto dot = rest.find('.');
    if (const auto error = refusedLabel(rest.substr(0, dot))) return std::unexpected(*error);
    more = dot != std::string_view::npos;
    if (more) rest.remove_prefix(dot + 1);
  }
  return std::string(name);
}

std::string_view withoutRootDot(std::string_view name) {
  return isSingleLabel(name) ? name : dropDot(name);
}

bool isSingleLabel(std::string_view name) {
  return !dropDot(name).contains('.');
}

}  // namespace pipit::whatwg
