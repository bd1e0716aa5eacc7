#include "http/Negotiation.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace pipit::server {

namespace {

constexpr std::string_view kBlank = " \t";
// By size, the smallest first.
constexpr std::array kPreference = {Coding::Brotli, Coding::Gzip, Coding::Identity};

std::string_view trimmed(std::string_view text) {
  const std::size_t from = std::min(text.find_first_not_of(kBlank), text.size());
  const std::size_t to = text.find_last_not_of(kBlank);
  return to == std::string_view::npos ? std::string_view() : text.substr(from, to + 1 - from);
}

std::string_view takeUntil(std::string_view& rest, char separator) {
  const std::string_view part = rest.substr(0, rest.find(separator));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return trimmed(part);
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

// A weight in thousandths; what is not one counts as 0.
int weightOf(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string parameter = lowered(takeUntil(parameters, ';'));
    if (!parameter.starts_with("q=")) continue;
    double weight = 0;
    const char* end = parameter.data() + parameter.size();
    const auto [stop, error] = std::from_chars(parameter.data() + 2, end, weight);
    const bool fits = error == std::errc{} && stop == end && weight >= 0 && weight <= 1;
    return fits ? static_cast<int>(weight * 1000) : 0;
  }
  return 1000;
}

std::string_view nameOf(Coding coding) {
  return coding == Coding::Brotli ? "br" : coding == Coding::Gzip ? "gzip" : "identity";
}

// Absent from the header: "*" decides, and without that identity has the least weight that is acceptable.
int weightIn(std::string_view header, Coding coding) {
  std::optional<int> any;
  while (!header.empty()) {
    std::string_view item = takeUntil(header, ',');
    const std::string name = lowered(takeUntil(item, ';'));
    if (name == nameOf(coding)) return weightOf(item);
    if (name == "*") any = weightOf(item);
  }
  return any.value_or(coding == Coding::Identity ? 1 : 0);
}

}  // namespace

Coding negotiate(std::string_view acceptEncoding, const std::array<bool, kCodings>& available) {
  Coding best = Coding::Identity;
  int greatest = 0;
  for (const Coding coding : kPreference) {
    const int weight = available[static_cast<std::size_t>(coding)] ? weightIn(acceptEncoding, coding) : 0;
    if (weight <= greatest) continue;
    best = coding;
    greatest = weight;
  }
  return best;
}

bool namesTag(std::string_view header, std::string_view tag) {
  while (!header.empty()) {
    std::string_view named = takeUntil(header, ',');
    if (named == "*") return true;
    if (named.starts_with("W/")) named.remove_prefix(2);
    if (named == tag) return true;
  }
  return false;
}

}  // namespace pipit::server
