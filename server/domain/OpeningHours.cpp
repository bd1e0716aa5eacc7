#include "domain/OpeningHours.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "domain/Limits.h"
#include "domain/TimeZone.h"
#include "domain/WeekHours.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kDayMinutes = 24 * 60;

// 1970-01-01 was a Thursday; 0 is Monday.
std::size_t weekdayOf(std::int64_t day) {
  return static_cast<std::size_t>(((day + 3) % 7 + 7) % 7);
}

// Hours that go on over midnight, or as others end, are one opening.
void add(std::vector<Opening>& openings, const Opening& next) {
  if (next.until <= next.from) return;  // clocks skip all of it
  if (!openings.empty() && next.from <= openings.back().until)
    openings.back().until = std::max(openings.back().until, next.until);
  else
    openings.push_back(next);
}

std::optional<int> numberIn(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool isWhole = error == std::errc() && end == text.data() + text.size() && number >= 0;
  return isWhole ? std::optional(number) : std::nullopt;
}

bool isClosed(const Site& site, std::int64_t day) {
  return std::ranges::any_of(site.closed, [day](const std::string& text) { return dayOf(text) == day; });
}

}  // namespace

std::optional<std::vector<Opening>> openingsOf(const Site& site, std::int64_t now) {
  const auto week = WeekHours::parse(site.hours);
  const auto zone = TimeZone::find(site.timezone);
  if (site.hours.empty() || !week || !zone) return std::nullopt;
  std::vector<Opening> openings;
  const std::int64_t moment = now / 1'000;
  const std::int64_t today = zone->dayAt(moment);
  // Yesterday's may go on; one more than is told, so that the last of these is whole.
  for (std::int64_t day = today - 1; day <= today + limits::kDaysAhead; ++day) {
    if (openings.size() > limits::kOpenings) break;
    if (isClosed(site, day)) continue;
    for (const Shift& shift : week->of(weekdayOf(day)))
      add(openings, {zone->firstMoment(day * kDayMinutes + shift.opens),
                     zone->lastMoment(day * kDayMinutes + shift.closes)});
    std::erase_if(openings, [moment](const Opening& opening) { return opening.until <= moment; });
  }
  if (openings.size() > limits::kOpenings) openings.resize(limits::kOpenings);
  return openings;
}

bool isOpen(const Site& site, std::int64_t now) {
  const auto openings = openingsOf(site, now);
  return !openings || (!openings->empty() && openings->front().from <= now / 1'000);
}

std::string textOf(const std::vector<Opening>& openings) {
  std::string text;
  for (const auto& [from, until] : openings)
    text += (text.empty() ? "" : " ") + std::to_string(from) + '-' + std::to_string(until);
  return text.empty() ? "-" : text;
}

std::optional<std::int64_t> dayOf(std::string_view date) {
  using namespace std::chrono;
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto year = numberIn(date.substr(0, 4));
  const auto month = numberIn(date.substr(5, 2));
  const auto day = numberIn(date.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const year_month_day found{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                             std::chrono::day(static_cast<unsigned>(*day))};
  return found.ok() ? std::optional<std::int64_t>(sys_days(found).time_since_epoch().count()) : std::nullopt;
}

}  // namespace pipit::server
