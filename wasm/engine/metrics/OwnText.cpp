#include "metrics/OwnText.h"

#include <cstddef>
#include <cstdint>

namespace pipit {

bool OwnText::take(std::string_view expected) {
  if (!rest_.starts_with(expected)) return false;
  rest_.remove_prefix(expected.size());
  return true;
}

std::optional<std::string_view> OwnText::takeName() {
  if (!take("\"")) return std::nullopt;
  const std::size_t length = rest_.find('"');
  if (length == std::string_view::npos) return std::nullopt;
  const std::string_view name = rest_.substr(0, length);
  rest_.remove_prefix(length + 1);
  if (!take(":")) return std::nullopt;
  return name;
}

std::optional<double> OwnText::takeNumber() {
  constexpr std::size_t mostDigits = 15;
  const bool isNegative = take("-");
  const std::string_view whole = takeDigits();
  const bool isFraction = take(".");
  const std::string_view fraction = isFraction ? takeDigits() : std::string_view();
  if (whole.empty() || (whole.size() > 1 && whole.front() == '0') || fraction.empty() == isFraction ||
      whole.size() + fraction.size() > mostDigits)
    return std::nullopt;
  std::uint64_t parts = 0;
  double each = 1;
  for (const char digit : whole) parts = parts * 10 + static_cast<std::uint64_t>(digit - '0');
  for (const char digit : fraction) {
    parts = parts * 10 + static_cast<std::uint64_t>(digit - '0');
    each *= 10;
  }
  const double value = static_cast<double>(parts) / each;
  return isNegative ? -value : value;
}

std::string_view OwnText::takeDigits() {
  std::size_t length = 0;
  while (length < rest_.size() && rest_[length] >= '0' && rest_[length] <= '9') ++length;
  const std::string_view digits = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return digits;
}

}  // namespace pipit
