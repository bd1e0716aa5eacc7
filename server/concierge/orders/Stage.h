#pragma once

#include <optional>
#include <string_view>

namespace pipit::concierge {

enum class Stage { Received, InProduction, QualityCheck, Shipped, Delivered };

[[nodiscard]] std::optional<Stage> stageNamed(std::string_view name);

// "quality_check"
[[nodiscard]] std::string_view name(Stage stage);

// "Quality check"
[[nodiscard]] std::string_view title(Stage stage);

// The one after it; nothing after the last.
[[nodiscard]] std::optional<Stage> next(Stage stage);

}  // namespace pipit::concierge
