#include "returns/Eligibility.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace pipit::concierge {
namespace {

std::optional<unsigned> numberIn(std::string_view digits) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool isWhole = error == std::errc() && end == digits.data() + digits.size();
  return isWhole ? std::optional(number) : std::nullopt;
}

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::ranges::find(list, value) != list.end();
}

// It may have been delivered in parts: the last one counts.
std::optional<std::int64_t> deliveredOn(const Order& order) {
  std::optional<std::int64_t> day;
  for (const auto& entry : order.entries)
    if (entry.stage == Stage::Delivered) day = dayOf(entry.at);
  return day;
}

// What is not in the catalogue any more was of a kind that nobody knows.
bool isOfKind(const ReturnOption& option, const std::string& item, const Catalogue& catalogue) {
  const auto* product = catalogue.find(item);
  return option.categories.empty() || (product != nullptr && has(option.categories, product->category));
}

}  // namespace

std::optional<std::int64_t> dayOf(std::string_view date) {
  using namespace std::chrono;
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto years = numberIn(date.substr(0, 4)), months = numberIn(date.substr(5, 2)),
             days = numberIn(date.substr(8, 2));
  if (!years || !months || !days) return std::nullopt;
  const year_month_day day(year(static_cast<int>(*years)), month(*months), std::chrono::day(*days));
  return day.ok() ? std::optional<std::int64_t>(sys_days(day).time_since_epoch().count()) : std::nullopt;
}

std::expected<void, NotEligible> mayReturn(const ReturnOption& option, const Order& order,
                                           const std::vector<std::string>& items, const Catalogue& catalogue,
                                           std::int64_t today) {
  const auto delivered = deliveredOn(order);
  if (!delivered) return std::unexpected(NotEligible{ReturnBar::NotDelivered});
  for (const auto& item : items) {
    if (!isOfKind(option, item, catalogue))
      return std::unexpected(NotEligible{ReturnBar::NotResizable, item});
    if (!option.takesCustom && has(order.custom, item))
      return std::unexpected(NotEligible{ReturnBar::Custom, item});
    if (!option.takesEngraved && has(order.engraved, item))
      return std::unexpected(NotEligible{ReturnBar::Engraved, item});
  }
  if (option.days && today - *delivered > *option.days)
    return std::unexpected(NotEligible{ReturnBar::TooLate});
  return {};
}

}  // namespace pipit::concierge
