#include "metrics/Health.h"

#include <algorithm>
#include <array>
#include <utility>

#include "metrics/Figures.h"

namespace pipit {
namespace {

double bounded(double points) {
  return std::clamp(points, 0.0, 100.0);
}

std::optional<double> renderingOf(std::optional<double> p95) {
  if (!p95) return std::nullopt;
  return bounded(100 - (*p95 / 16 - 1) * 100);
}

std::optional<double> memoryOf(std::optional<double> megabytes) {
  if (!megabytes) return std::nullopt;
  return bounded(100 - std::max(0.0, (*megabytes - 30) / 30) * 100);
}

// Each half is 0 to 100 for itself, else answers that are fast would make up for answers that are errors.
std::optional<double> apiOf(std::optional<double> p95, std::optional<double> errors) {
  std::optional<double> speed, success;
  if (p95) speed = bounded(100 - (*p95 / 500 - 1) * 50);
  if (errors) success = bounded(100 - 10 * *errors);
  if (speed && success) return (*speed + *success) / 2;
  return speed ? speed : success;
}

}  // namespace

std::string_view nameOf(Grade grade) {
  constexpr std::array<std::string_view, 3> names = {"healthy", "degraded", "unhealthy"};
  return names[static_cast<std::size_t>(grade)];
}

Grade gradeOf(int score) {
  if (score >= 90) return Grade::Healthy;
  return score >= 70 ? Grade::Degraded : Grade::Unhealthy;
}

Health Health::of(const Figures& figures) {
  return {.persistence = figures[Figure::PersistenceSuccess],
          .rendering = renderingOf(figures[Figure::RenderP95]),
          .memory = memoryOf(figures[Figure::MemoryMean]),
          .api = apiOf(figures[Figure::ApiP95], figures[Figure::ApiErrors])};
}

std::optional<int> Health::score() const {
  // Of 100, so that they and their sums are exact.
  const std::array<std::pair<std::optional<double>, double>, 4> parts = {
      {{persistence, 40}, {rendering, 30}, {memory, 15}, {api, 15}}};
  double sum = 0;
  double weights = 0;
  for (const auto& [points, weight] : parts) {
    if (!points) continue;
    sum += *points * weight;
    weights += weight;
  }
  if (weights == 0) return std::nullopt;
  return static_cast<int>(sum / weights + 0.5);
}

std::optional<Grade> Health::grade() const {
  const auto points = score();
  return points ? std::optional(gradeOf(*points)) : std::nullopt;
}

}  // namespace pipit
