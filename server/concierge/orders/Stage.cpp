#include "orders/Stage.h"

#include <algorithm>
#include <array>

namespace pipit::concierge {
namespace {

struct Row {
  Stage stage;
  std::string_view name, title;
};

// In the order an order goes through them.
constexpr std::array<Row, 5> kStages{{{Stage::Received, "received", "Order received"},
                                      {Stage::InProduction, "in_production", "In production"},
                                      {Stage::QualityCheck, "quality_check", "Quality check"},
                                      {Stage::Shipped, "shipped", "Shipped"},
                                      {Stage::Delivered, "delivered", "Delivered"}}};

}  // namespace

std::optional<Stage> stageNamed(std::string_view name) {
  const auto row = std::ranges::find(kStages, name, &Row::name);
  return row == kStages.end() ? std::nullopt : std::optional(row->stage);
}

std::string_view name(Stage stage) {
  return std::ranges::find(kStages, stage, &Row::stage)->name;
}

std::string_view title(Stage stage) {
  return std::ranges::find(kStages, stage, &Row::stage)->title;
}

std::optional<Stage> next(Stage stage) {
  const auto row = std::ranges::find(kStages, stage, &Row::stage) + 1;
  return row == kStages.end() ? std::nullopt : std::optional(row->stage);
}

}  // namespace pipit::concierge
