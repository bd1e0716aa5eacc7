#include "http/Query.h"

#include <algorithm>
#include <charconv>

namespace pipit::server {

namespace {

std::optional<char> escapedAt(std::string_view text, std::size_t index) {
  unsigned value = 0;
  if (index + 2 >= text.size()) return std::nullopt;
  const char* from = text.data() + index + 1;
  const auto [stop, error] = std::from_chars(from, from + 2, value, 16);
  if (error != std::errc{} || stop != from + 2) return std::nullopt;
  return static_cast<char>(value);
}

// `plus`: what a "+" stands for.
std::optional<std::string> decoded(std::string_view text, char plus) {
  std::string plain;
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (text[index] != '%') {
      plain += text[index] == '+' ? plus : text[index];
      continue;
    }
    const auto character = escapedAt(text, index);
    if (!character) return std::nullopt;
    plain += *character;
    index += 2;
  }
  return plain;
}

}  // namespace

std::expected<std::optional<std::string>, Issue> queryParameter(std::string_view query,
                                                                std::string_view name) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (pair.substr(0, equals) != name) continue;
    auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), ' ');
    if (!value) return std::unexpected(Issue{std::string(name), "validation.range", "A broken escape."});
    return value;
  }
  return std::nullopt;
}

std::optional<std::string> percentDecoded(std::string_view text) {
  return decoded(text, '+');
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || text.starts_with('-')) return std::nullopt;
  return number;
}

}  // namespace pipit::server
