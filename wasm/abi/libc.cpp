// nlohmann_json's lexer calls two functions of the C library that cost 9 KB of download between them: strtod,
// whose exact rounding takes 128-bit arithmetic in software, and snprintf, for error messages that nobody
// here reads. The linker sends both here instead (--wrap); docs/decisions/0003-json-in-the-engine.md has the
// figures.
#include <cstddef>
#include <cstdint>

namespace {

constexpr bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

double powerOfTen(int exponent) {
  constexpr int beyondAnyDouble = 400;
  const int steps = exponent < 0 ? -exponent : exponent;
  double power = 1;
  for (int i = 0; i < steps && i < beyondAnyDouble; ++i) power *= 10;
  return power;
}

// The text of a JSON number, which the lexer has checked already.
class NumberText {
 public:
  explicit NumberText(const char* text) : at_(text) {}

  double value() {
    const bool isNegative = take('-');
    digits(0);
    if (take('.')) digits(-1);
    if (take('e') || take('E')) exponent();
    const double scaled =
        exponent_ < 0 ? mantissa_ / powerOfTen(exponent_) : mantissa_ * powerOfTen(exponent_);
    return isNegative ? -scaled : scaled;
  }

  [[nodiscard]] const char* end() const { return at_; }

 private:
  bool take(char expected) {
    if (*at_ != expected) return false;
    ++at_;
    return true;
  }

  void digits(int exponentOfEach) {
    for (; isDigit(*at_); ++at_) {
      mantissa_ = mantissa_ * 10 + (*at_ - '0');
      exponent_ += exponentOfEach;
    }
  }

  void exponent() {
    const bool isNegative = take('-');
    if (!isNegative) take('+');
    int written = 0;
    for (; isDigit(*at_); ++at_)
      if (written < 100000) written = written * 10 + (*at_ - '0');
    exponent_ += isNegative ? -written : written;
  }

  const char* at_;
  double mantissa_ = 0;
  int exponent_ = 0;
};

}  // namespace

// Exact for integers below 2^53, which all numbers of the protocol are; within a few units in the last place
// otherwise.
extern "C" double __wrap_strtod(const char* text, char** end) {
  NumberText number(text);
  const double value = number.value();
  *end = const_cast<char*>(number.end());
  return value;
}

extern "C" int __wrap_snprintf(char* buffer, std::size_t size, const char*, ...) {
  if (size > 0) buffer[0] = '\0';
  return 0;
}
