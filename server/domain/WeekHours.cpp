#include "domain/WeekHours.h"

#include <algorithm>
#include <optional>
#include <string>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::array<std::string_view, 7> kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr int kEndOfDay = 24 * 60;

using Days = std::vector<std::size_t>;
using Shifts = std::vector<Shift>;

std::string_view withoutSpaces(std::string_view text) {
  const std::size_t from = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(from, text.find_last_not_of(' ') + 1 - from);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    parts.push_back(withoutSpaces(text.substr(from, end - from)));
    from = end + 1;
  }
  return parts;
}

std::optional<std::size_t> dayNamed(std::string_view name) {
  const auto* found = std::ranges::find(kDays, name);
  if (found == kDays.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kDays.begin());
}

bool isTimeDigit(char c) {
  return c >= '0' && c <= '9';
}

// "09:00", in minutes; "24:00" is the greatest.
std::optional<int> timeOf(std::string_view text) {
  const bool isShaped = text.size() == 5 && text[2] == ':' && isTimeDigit(text[0]) && isTimeDigit(text[1]) &&
                        isTimeDigit(text[3]) && isTimeDigit(text[4]);
  if (!isShaped) return std::nullopt;
  const int minute = (text[3] - '0') * 10 + text[4] - '0';
  const int time = ((text[0] - '0') * 10 + text[1] - '0') * 60 + minute;
  return minute < 60 && time <= kEndOfDay ? std::optional(time) : std::nullopt;
}

std::expected<Days, HoursError> daysIn(std::string_view text) {
  Days days;
  for (const std::string_view part : split(text, ',')) {
    const auto ends = split(part, '-');
    const auto first = dayNamed(ends.front());
    const auto last = dayNamed(ends.back());
    if (!first || !last || ends.size() > 2) return std::unexpected(HoursError::NoDay);
    for (std::size_t day = *first; day != *last; day = (day + 1) % kDays.size()) days.push_back(day);
    days.push_back(*last);
  }
  return days;
}

std::expected<Shift, HoursError> shiftOf(std::string_view text) {
  const auto ends = split(text, '-');
  const auto opens = timeOf(ends.front());
  const auto closes = timeOf(ends.back());
  if (ends.size() != 2 || !opens || !closes || *opens == kEndOfDay)
    return std::unexpected(HoursError::NoTime);
  if (*opens == *closes) return std::unexpected(HoursError::NoLength);
  return Shift{*opens, *closes < *opens ? *closes + kEndOfDay : *closes};
}

std::expected<Shifts, HoursError> shiftsIn(std::string_view text) {
  Shifts shifts;
  for (const std::string_view part : split(text, ',')) {
    const auto shift = shiftOf(part);
    if (!shift) return std::unexpected(shift.error());
    if (!shifts.empty() && shift->opens < shifts.back().closes) return std::unexpected(HoursError::Overlap);
    shifts.push_back(*shift);
  }
  if (shifts.size() > limits::kShiftsOfDay) return std::unexpected(HoursError::TooMany);
  return shifts;
}

}  // namespace

std::string_view describe(HoursError error) {
  switch (error) {
    case HoursError::TooLong:
      return "is too long";
    case HoursError::NoRule:
      return "has a part that is not days and hours";
    case HoursError::NoDay:
      return "names a day that is none of Mon, Tue, Wed, Thu, Fri, Sat, Sun";
    case HoursError::NoTime:
      return "has hours that are not two times of 24 hours";
    case HoursError::NoLength:
      return "closes when it opens (a whole day is 00:00-24:00)";
    case HoursError::TwiceADay:
      return "names a day twice";
    case HoursError::Overlap:
      return "has hours of a day that overlap or are not in order";
    case HoursError::TooMany:
      return "has too many hours of a day";
  }
  return {};
}

std::expected<WeekHours, HoursError> WeekHours::parse(std::string_view text) {
  WeekHours week;
  if (text.size() > limits::kHoursBytes) return std::unexpected(HoursError::TooLong);
  if (text == "never") return week;
  for (const std::string_view rule : split(text, ';')) {
    // Hours begin with the first digit: there is none in the name of a day.
    const std::size_t digit = rule.find_first_of("0123456789");
    if (digit == std::string_view::npos || digit == 0 || rule[digit - 1] != ' ')
      return std::unexpected(HoursError::NoRule);
    const auto days = daysIn(withoutSpaces(rule.substr(0, digit)));
    if (!days) return std::unexpected(days.error());
    const auto shifts = shiftsIn(rule.substr(digit));
    if (!shifts) return std::unexpected(shifts.error());
    for (const std::size_t day : *days) {
      if (!week.days_[day].empty()) return std::unexpected(HoursError::TwiceADay);
      week.days_[day] = *shifts;
    }
  }
  return week;
}

}  // namespace pipit::server
