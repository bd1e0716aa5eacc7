#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pipit {

// xoshiro256** (Blackman and Vigna, 2018), seeded by SplitMix64 from a text of the browser's cryptographic
// randomness. For identifiers that must differ and for jitter; never for secrets.
class Random {
 public:
  // Until there is a seed: the same for all, and for nothing that leaves the engine.
  Random() = default;
  explicit Random(std::string_view seed);

  [[nodiscard]] std::uint64_t next();
  // In [0, 1).
  [[nodiscard]] double unit();
  // 32 hexadecimal digits, 128 bits.
  [[nodiscard]] std::string identifier();

 private:
  std::array<std::uint64_t, 4> state_{1};
};

}  // namespace pipit
