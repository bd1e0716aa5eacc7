#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pipit {

class Figures;

enum class Grade : std::uint8_t { Healthy, Degraded, Unhealthy };

// "healthy", "degraded", "unhealthy".
[[nodiscard]] std::string_view nameOf(Grade grade);

// How well the widget does, 0 to 100: .4 P + .3 R + .15 M + .15 A, each 0 to 100 (docs/metrics.md). A part
// without data is nothing, and the weights of the others grow in proportion.
struct Health {
  std::optional<double> persistence;
  std::optional<double> rendering;
  std::optional<double> memory;
  std::optional<double> api;

  [[nodiscard]] static Health of(const Figures& figures);
  // Nothing where no part has data.
  [[nodiscard]] std::optional<int> score() const;
  [[nodiscard]] std::optional<Grade> grade() const;
};

[[nodiscard]] Grade gradeOf(int score);

}  // namespace pipit
