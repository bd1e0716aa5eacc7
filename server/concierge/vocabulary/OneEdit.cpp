#include "vocabulary/OneEdit.h"

#include <algorithm>

namespace pipit::concierge {
namespace {

bool isSwapOrChange(std::u32string_view one, std::u32string_view other) {
  if (one.substr(1) == other.substr(1)) return true;
  return one.size() >= 2 && one[0] == other[1] && one[1] == other[0] && one.substr(2) == other.substr(2);
}

}  // namespace

bool isOneEdit(std::u32string_view one, std::u32string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.size() - one.size() > 1 || one == other) return false;
  const auto differs = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
  one.remove_prefix(differs);
  other.remove_prefix(differs);
  return one.size() == other.size() ? isSwapOrChange(one, other) : one == other.substr(1);
}

}  // namespace pipit::concierge
