#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pipit {

// Digits in groups as people write long numbers: "+44 (0)20 7946-0958" has 44, 0, 20, 7946, 0958. From a
// place where a group begins, and no more than the longest number needs, so that reading it anywhere is
// cheap.
class DigitGroups {
 public:
  // What stands between two groups.
  enum class Gap : std::uint8_t { None, Space, Hyphen, Dot, Other };
  struct Group {
    std::size_t begin;
    std::size_t end;
    Gap before;
    [[nodiscard]] std::size_t size() const { return end - begin; }
  };

  DigitGroups(std::string_view text, std::size_t at);

  [[nodiscard]] std::span<const Group> groups() const { return std::span(groups_).first(count_); }
  // Of the first so many groups together.
  [[nodiscard]] std::size_t digits(std::size_t groups) const;

 private:
  // A card's: no number that is looked for has more digits.
  static constexpr std::size_t mostDigits = 19;

  std::array<Group, mostDigits> groups_;
  std::size_t count_ = 0;
};

}  // namespace pipit
