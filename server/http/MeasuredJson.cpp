#include "http/MeasuredJson.h"

#include <boost/json.hpp>
#include <optional>

#include "metrics/Figures.h"
#include "metrics/Health.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

json::value valueOf(std::optional<double> value) {
  if (!value) return nullptr;
  return *value;
}

json::object figuresJson(const Figures& figures) {
  json::object object;
  for (std::size_t index = 0; index < figureTable.size(); ++index)
    if (const auto value = figures[static_cast<Figure>(index)]) object[figureTable[index].name] = *value;
  return object;
}

json::value healthJson(const Health& health) {
  const auto score = health.score();
  if (!score) return nullptr;
  return json::object{{"score", *score},
                      {"grade", nameOf(gradeOf(*score))},
                      {"persistence", valueOf(health.persistence)},
                      {"rendering", valueOf(health.rendering)},
                      {"memory", valueOf(health.memory)},
                      {"api", valueOf(health.api)}};
}

// None of the 23 metrics.
json::object longTasksJson(const Measured& measured) {
  return {{"count", measured.report.of(Counter::LongTasks)},
          {"perReport", valueOf(longTasksPerReport(measured))}};
}

}  // namespace

json::object jsonOf(const Measured& measured) {
  const Figures figures(measured.report);
  return {{"reports", measured.reports},
          {"figures", figuresJson(figures)},
          {"health", healthJson(Health::of(figures))},
          {"longTasks", longTasksJson(measured)}};
}

std::string healthHeader(const Measured& measured) {
  const auto score = Health::of(Figures(measured.report)).score();
  if (!score) return "none";
  return std::to_string(*score) + ";grade=" + std::string(nameOf(gradeOf(*score)));
}

}  // namespace pipit::server
