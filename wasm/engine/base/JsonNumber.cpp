#include "base/JsonNumber.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace pipit {
namespace {

// Beyond it every number is 0 or infinite, however many digits its mantissa has: a text is shorter.
constexpr int exponentLimit = 100000000;

// 10^22 is the largest power of ten that is a double: up to it there is one rounding.
constexpr int exactPower = 22;
constexpr int beyondAnyDouble = 400;

double powerOfTen(int exponent) {
  double power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

double scaled(double mantissa, int exponent) {
  const bool isDivided = exponent < 0;
  int left = std::min(std::abs(exponent), beyondAnyDouble);
  for (; left > 0; left -= exactPower) {
    const double power = powerOfTen(std::min(left, exactPower));
    mantissa = isDivided ? mantissa / power : mantissa * power;
  }
  return mantissa;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<double> number() {
    const bool isNegative = take('-');
    if (!integer() || !fraction() || !exponent()) return std::nullopt;
    const double value = scaled(static_cast<double>(mantissa_), exponent_);
    if (!std::isfinite(value)) return std::nullopt;
    return isNegative ? -value : value;
  }

  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

 private:
  [[nodiscard]] bool isAtDigit() const {
    return at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9';
  }

  bool take(char expected) {
    const bool found = at_ < text_.size() && text_[at_] == expected;
    if (found) ++at_;
    return found;
  }

  bool integer() {
    if (take('0')) return true;
    return digits(0);
  }

  bool fraction() { return !take('.') || digits(-1); }

  bool digits(int exponentOfEach) {
    const std::size_t start = at_;
    for (; isAtDigit(); ++at_) digit(static_cast<std::uint64_t>(text_[at_] - '0'), exponentOfEach);
    return at_ > start;
  }

  // What 64 bits cannot hold any more counts by its place alone.
  void digit(std::uint64_t value, int exponentOfEach) {
    isFull_ = isFull_ || mantissa_ > (std::numeric_limits<std::uint64_t>::max() - value) / 10;
    if (!isFull_) mantissa_ = mantissa_ * 10 + value;
    exponent_ += isFull_ ? exponentOfEach + 1 : exponentOfEach;
  }

  bool exponent() {
    if (!take('e') && !take('E')) return true;
    const bool isNegative = take('-');
    if (!isNegative) take('+');
    if (!isAtDigit()) return false;
    int written = 0;
    for (; isAtDigit(); ++at_)
      if (written < exponentLimit) written = written * 10 + (text_[at_] - '0');
    exponent_ += isNegative ? -written : written;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t mantissa_ = 0;
  bool isFull_ = false;
  int exponent_ = 0;
};

}  // namespace

std::optional<double> takeJsonNumber(std::string_view& text) {
  Reader reader(text);
  const auto number = reader.number();
  text = reader.rest();
  return number;
}

}  // namespace pipit
