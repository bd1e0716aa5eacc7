#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "../Table.h"
#include "metrics/Figures.h"
#include "metrics/Health.h"

namespace pipit {
namespace {

Figures figuresOf(const nlohmann::json& members) {
  Figures figures;
  for (const auto& [name, value] : members.items()) {
    const auto row = std::ranges::find(figureTable, name, &FigureRow::name);
    EXPECT_NE(row, figureTable.end()) << name;
    if (row != figureTable.end())
      figures.set(static_cast<Figure>(row - figureTable.begin()), value.get<double>());
  }
  return figures;
}

std::optional<double> numberOrNone(const nlohmann::json& json) {
  return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

TEST(Health, IsThatOfTheTable) {
  for (const auto& row : readTable("health.json")) {
    const Health health = Health::of(figuresOf(row.at("figures")));
    const auto& parts = row.at("parts");
    EXPECT_EQ(health.persistence, numberOrNone(parts.at("persistence"))) << row.dump();
    EXPECT_EQ(health.rendering, numberOrNone(parts.at("rendering"))) << row.dump();
    EXPECT_EQ(health.memory, numberOrNone(parts.at("memory"))) << row.dump();
    EXPECT_EQ(health.api, numberOrNone(parts.at("api"))) << row.dump();
    EXPECT_EQ(health.score(), numberOrNone(row.at("score"))) << row.dump();
    const auto grade = health.grade();
    EXPECT_EQ(grade ? nlohmann::json(nameOf(*grade)) : nlohmann::json(), row.at("grade")) << row.dump();
  }
}

}  // namespace
}  // namespace pipit
