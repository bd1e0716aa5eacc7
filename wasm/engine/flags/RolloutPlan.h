#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pipit {

// A whole number from 0 to 100 as one writes it; anything else is none, and never everybody.
[[nodiscard]] std::optional<int> readPercentage(std::string_view text);

// The steps in which a feature reaches everybody: so many percent each, more with each, the last one 100.
class RolloutPlan {
 public:
  static constexpr std::size_t mostSteps = 10;
  // Milliseconds that a step stands at least before the next one. The last stands for ever.
  static constexpr std::int64_t leastTime = std::int64_t{48} * 60 * 60 * 1000;

  // "tiers": 1, 10, 50, 100. "canary": 0, which is the whitelist alone, 10, 25, 50, 100. Or percentages such
  // as "5,20,100".
  [[nodiscard]] static std::optional<RolloutPlan> parse(std::string_view text);

  [[nodiscard]] std::size_t size() const { return size_; }
  // Of a step that there is.
  [[nodiscard]] int percentage(std::size_t step) const { return percentages_[step]; }
  [[nodiscard]] bool isLast(std::size_t step) const { return step + 1 == size_; }
  // For people: "tier_2_early_adopters", or "10 %".
  [[nodiscard]] std::string nameOf(std::size_t step) const;

 private:
  bool add(std::string_view percentage);

  std::array<int, mostSteps> percentages_{};
  std::size_t size_ = 0;
  bool isTiered_ = false;
};

}  // namespace pipit
