#include "origin/SerializedOrigin.h"

#include <algorithm>

namespace pipit::serialized {
namespace {

constexpr std::string_view kAnyLabels = "*.";
constexpr std::size_t kMostPortDigits = 5;

// "https://" or "http://"; empty if it begins with neither.
std::string_view schemeOf(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"})
    if (text.starts_with(scheme)) return scheme;
  return {};
}

bool hasOnly(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

// Where the host ends and its port begins, if it has one.
std::size_t endOfHost(std::string_view authority) {
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return colon == std::string_view::npos ? authority.size() : colon;
}

bool isHost(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']') && text.size() > 2)
    return hasOnly(text.substr(1, text.size() - 2), "0123456789abcdef:");
  return hasOnly(text, "0123456789abcdefghijklmnopqrstuvwxyz-_.") && text[0] != '.' && !text.contains("..");
}

bool isPort(std::string_view text) {
  return text.size() <= kMostPortDigits && hasOnly(text, "0123456789");
}

bool isAuthority(std::string_view text) {
  const std::size_t end = endOfHost(text);
  return isHost(text.substr(0, end)) && (end == text.size() || isPort(text.substr(end + 1)));
}

// Without a root dot that says nothing: after one label alone it says something (whatwg::withoutRootDot).
std::string withoutRootDot(std::string_view authority) {
  std::string text(authority);
  const std::size_t dot = endOfHost(authority) - 1;
  if (text.find('.') < dot && text[dot] == '.') text.erase(dot, 1);
  return text;
}

bool isBelow(std::string_view name, std::string_view base) {
  return name.size() > base.size() && name.ends_with(base) && name[name.size() - base.size() - 1] == '.';
}

bool matches(std::string_view pattern, std::string_view scheme, std::string_view name) {
  if (!pattern.starts_with(scheme)) return false;
  pattern.remove_prefix(scheme.size());
  return pattern.starts_with(kAnyLabels) ? isBelow(name, pattern.substr(kAnyLabels.size())) : name == pattern;
}

}  // namespace

bool isOrigin(std::string_view text) {
  const std::size_t scheme = schemeOf(text).size();
  return scheme > 0 && isAuthority(text.substr(scheme));
}

bool isPattern(std::string_view text) {
  const std::size_t scheme = schemeOf(text).size();
  if (scheme == 0) return false;
  std::string_view authority = text.substr(scheme);
  if (!authority.starts_with(kAnyLabels)) return isAuthority(authority);
  authority.remove_prefix(kAnyLabels.size());
  return authority.contains('.') && isAuthority(authority);
}

bool isAmong(std::string_view origin, const std::list<std::string>& patterns) {
  if (!isOrigin(origin)) return false;
  const std::string_view scheme = schemeOf(origin);
  const std::string name = withoutRootDot(origin.substr(scheme.size()));
  return std::ranges::any_of(patterns,
                             [&](const std::string& pattern) { return matches(pattern, scheme, name); });
}

}  // namespace pipit::serialized
