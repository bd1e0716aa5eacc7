#include "flags/RolloutPlan.h"

#include <charconv>
#include <system_error>

namespace pipit {
namespace {

constexpr std::string_view tiers = "1,10,50,100";
constexpr std::string_view canary = "0,10,25,50,100";
constexpr std::array<std::string_view, 4> tierNames = {"tier_1_internal", "tier_2_early_adopters",
                                                       "tier_3_general", "tier_4_full"};

}  // namespace

std::optional<int> readPercentage(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool isRead = error == std::errc() && value >= 0 && value <= 100;
  return isRead && std::to_string(value) == text ? std::optional(value) : std::nullopt;
}

std::optional<RolloutPlan> RolloutPlan::parse(std::string_view text) {
  RolloutPlan plan;
  plan.isTiered_ = text == "tiers";
  if (text == "tiers") text = tiers;
  if (text == "canary") text = canary;
  bool isMore = true;
  while (isMore) {
    const std::size_t comma = text.find(',');
    if (!plan.add(text.substr(0, comma))) return std::nullopt;
    isMore = comma != std::string_view::npos;
    if (isMore) text.remove_prefix(comma + 1);
  }
  return plan.percentages_[plan.size_ - 1] == 100 ? std::optional(plan) : std::nullopt;
}

bool RolloutPlan::add(std::string_view percentage) {
  const auto value = readPercentage(percentage);
  const bool grows = value && (size_ == 0 || *value > percentages_[size_ - 1]);
  if (!grows || size_ == mostSteps) return false;
  percentages_[size_++] = *value;
  return true;
}

std::string RolloutPlan::nameOf(std::size_t step) const {
  return isTiered_ ? std::string(tierNames[step]) : std::to_string(percentages_[step]) + " %";
}

}  // namespace pipit
