#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string_view>
#include <vector>

namespace pipit::server {

// In minutes since the midnight that begins its day. What closes after the next midnight closes beyond 24:00.
struct Shift {
  int opens = 0;
  int closes = 0;

  bool operator==(const Shift&) const = default;
};

enum class HoursError : std::uint8_t {
  TooLong,
  NoRule,
  NoDay,
  NoTime,
  NoLength,
  TwiceADay,
  Overlap,
  TooMany
};

// Words for the operator, behind the text that is wrong.
std::string_view describe(HoursError error);

// The hours of a week, as an operator writes them: "Mon-Fri 09:00-12:30,13:00-17:00; Sat,Sun 10:00-14:00", or
// "never". Days go round the week ("Sat-Mon"), and hours over midnight ("22:00-02:00"): they belong to the
// day on which they begin. "24:00" is the midnight that ends a day. Each day stands in one rule.
class WeekHours {
 public:
  [[nodiscard]] static std::expected<WeekHours, HoursError> parse(std::string_view text);

  // In ascending order, none of which overlaps another. 0 is Monday.
  [[nodiscard]] const std::vector<Shift>& of(std::size_t day) const { return days_.at(day); }

 private:
  std::array<std::vector<Shift>, 7> days_;
};

}  // namespace pipit::server
