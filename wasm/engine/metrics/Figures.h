#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pipit {

class Report;

// What a window is judged by: 23 metrics (docs/metrics.md), some of them of several figures. In the order of
// figureTable.
enum class Figure : std::uint8_t {
  PersistenceSuccess,
  PersistenceMean,
  PersistenceP50,
  PersistenceP95,
  PersistenceP99,
  DataLoss,
  RestorationSuccess,
  NavigationSuccess,
  ErrorsQuota,
  ErrorsSecurity,
  ErrorsTimeout,
  ErrorsCorrupt,
  ErrorsNetwork,
  ErrorsHttp,
  ErrorsScript,
  ErrorsOther,
  RenderMean,
  RenderP95,
  SlowRenders,
  FpsMean,
  FpsMin,
  Jank,
  TabSyncMean,
  TabSyncP95,
  TabSyncFailure,
  BundleLoad,
  BundleSize,
  MemoryCurrent,
  MemoryPeak,
  MemoryMean,
  ApiCalls,
  ApiMean,
  ApiP95,
  ApiErrors,
  CacheHits,
};

enum class Unit : std::uint8_t { Percent, Milliseconds, Count, FramesPerSecond, Bytes, Megabytes };

struct FigureRow {
  std::string_view name;
  std::string_view metric;  // one of 23; rows of one metric stand together
  Unit unit;
};

inline constexpr std::array<FigureRow, 35> figureTable = {{
    {"persistenceSuccess", "persistenceSuccessRate", Unit::Percent},
    {"persistenceMean", "persistenceMeanDuration", Unit::Milliseconds},
    {"persistenceP50", "persistenceDuration", Unit::Milliseconds},
    {"persistenceP95", "persistenceDuration", Unit::Milliseconds},
    {"persistenceP99", "persistenceDuration", Unit::Milliseconds},
    {"dataLoss", "dataLossIncidents", Unit::Count},
    {"restorationSuccess", "restorationSuccess", Unit::Percent},
    {"navigationSuccess", "navigationSuccess", Unit::Percent},
    {"errorsQuota", "errorsByType", Unit::Count},
    {"errorsSecurity", "errorsByType", Unit::Count},
    {"errorsTimeout", "errorsByType", Unit::Count},
    {"errorsCorrupt", "errorsByType", Unit::Count},
    {"errorsNetwork", "errorsByType", Unit::Count},
    {"errorsHttp", "errorsByType", Unit::Count},
    {"errorsScript", "errorsByType", Unit::Count},
    {"errorsOther", "errorsByType", Unit::Count},
    {"renderMean", "renderTime", Unit::Milliseconds},
    {"renderP95", "renderTime", Unit::Milliseconds},
    {"slowRenders", "slowRenders", Unit::Count},
    {"fpsMean", "fps", Unit::FramesPerSecond},
    {"fpsMin", "fps", Unit::FramesPerSecond},
    {"jank", "jank", Unit::Percent},
    {"tabSyncMean", "tabSyncLatency", Unit::Milliseconds},
    {"tabSyncP95", "tabSyncLatency", Unit::Milliseconds},
    {"tabSyncFailure", "tabSyncFailureRate", Unit::Percent},
    {"bundleLoad", "bundleLoadTime", Unit::Milliseconds},
    {"bundleSize", "bundleSize", Unit::Bytes},
    {"memoryCurrent", "memoryCurrent", Unit::Megabytes},
    {"memoryPeak", "memoryPeak", Unit::Megabytes},
    {"memoryMean", "memoryMean", Unit::Megabytes},
    {"apiCalls", "apiCalls", Unit::Count},
    {"apiMean", "apiMean", Unit::Milliseconds},
    {"apiP95", "apiP95", Unit::Milliseconds},
    {"apiErrors", "apiErrorRate", Unit::Percent},
    {"cacheHits", "cacheHitRate", Unit::Percent},
}};

constexpr std::string_view nameOf(Figure figure) {
  return figureTable[static_cast<std::size_t>(figure)].name;
}

// The figures of a report. What was not measured has none: nothing is not 0 and not 100.
class Figures {
 public:
  Figures() = default;
  explicit Figures(const Report& report);

  [[nodiscard]] std::optional<double> operator[](Figure figure) const {
    return values_[static_cast<std::size_t>(figure)];
  }
  // For what is computed from elsewhere, and for tests.
  void set(Figure figure, std::optional<double> value) { values_[static_cast<std::size_t>(figure)] = value; }

 private:
  void setPersistence(const Report& report);
  void setErrors(const Report& report);
  void setPerformance(const Report& report);
  void setTabSync(const Report& report);
  void setMemory(const Report& report);
  void setApi(const Report& report);

  std::array<std::optional<double>, figureTable.size()> values_;
};

}  // namespace pipit
