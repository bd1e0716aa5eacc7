#include "metrics/Fraction.h"

#include "base/Decimal.h"

namespace pipit {

std::string fraction(std::uint64_t parts, int digits) {
  std::uint64_t each = 1;
  for (int i = 0; i < digits; ++i) each *= 10;
  std::string text = decimal(static_cast<std::int64_t>(parts / each));
  if (parts % each == 0) return text;
  // Without the zeros that another 1 in front of the digits would keep: it becomes the point.
  std::string behind = decimal(static_cast<std::int64_t>(each + parts % each));
  behind.front() = '.';
  behind.erase(behind.find_last_not_of('0') + 1);
  return text + behind;
}

std::uint64_t partsOf(double value, double partsEach) {
  return static_cast<std::uint64_t>(value * partsEach + 0.5);
}

double toMillionth(double value) {
  return static_cast<double>(partsOf(value, 1e6)) / 1e6;
}

}  // namespace pipit
