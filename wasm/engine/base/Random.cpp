#include "base/Random.h"

#include <bit>

#include "base/Hash.h"

namespace pipit {

Random::Random(std::string_view seed) {
  // Both halves of the seed count: one 64-bit hash of the whole would throw half of it away.
  const std::string_view first = seed.substr(0, seed.size() / 2);
  std::uint64_t mixed = fnv1a(first);
  const std::uint64_t second = fnv1a(seed.substr(first.size()), ~fnvOffsetBasis);
  for (std::size_t i = 0; i < state_.size(); ++i) {
    if (i == 2) mixed ^= second;
    mixed += 0x9e3779b97f4a7c15u;
    std::uint64_t z = mixed;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    state_[i] = z ^ (z >> 31);
  }
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::unit() {
  return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::string Random::identifier() {
  const std::string high = toHex(next());
  return high + toHex(next());
}

}  // namespace pipit
