#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/Random.h"

namespace pipit::sim {

// All that is left to chance in one run comes from here, so the seed alone decides it.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_("simulation " + std::to_string(seed)) {}

  [[nodiscard]] bool happens(double probability) { return random_.unit() < probability; }
  [[nodiscard]] double between(double least, double most) { return least + (most - least) * random_.unit(); }
  // In [0, count).
  [[nodiscard]] std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(random_.unit() * static_cast<double>(count));
  }
  // 32 hexadecimal digits.
  [[nodiscard]] std::string identifier() { return random_.identifier(); }

 private:
  Random random_;
};

}  // namespace pipit::sim
