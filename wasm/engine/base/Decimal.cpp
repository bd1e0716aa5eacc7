#include "base/Decimal.h"

#include <iterator>

namespace pipit {

std::string decimal(std::int64_t value) {
  char digits[20];
  char* const end = std::end(digits);
  char* first = end;
  // The smallest number has no positive counterpart but an unsigned one.
  auto rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  do {
    *--first = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (value < 0) *--first = '-';
  return {first, end};
}

}  // namespace pipit
