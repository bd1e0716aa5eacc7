#include "metrics/Figures.h"

#include <algorithm>

#include "metrics/Report.h"

namespace pipit {
namespace {

// Of 100. What was tried may stand in one report and how it ended in the next, so a part can be more than its
// whole.
std::optional<double> percentOf(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return std::min(100.0, 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

// Nothing where there was no occasion.
std::optional<double> countOf(std::uint64_t count, bool hadOccasion) {
  if (!hadOccasion && count == 0) return std::nullopt;
  return static_cast<double>(count);
}

}  // namespace

Figures::Figures(const Report& report) {
  setPersistence(report);
  setErrors(report);
  setPerformance(report);
  setTabSync(report);
  setMemory(report);
  setApi(report);
}

void Figures::setPersistence(const Report& report) {
  const Sketch& durations = report.of(Distribution::StorageMs);
  const std::uint64_t done = report.of(Counter::StorageDone);
  const std::uint64_t all = done + report.of(Counter::StorageFailed);
  set(Figure::PersistenceSuccess, percentOf(done, all));
  set(Figure::PersistenceMean, durations.mean());
  set(Figure::PersistenceP50, durations.quantile(0.5));
  set(Figure::PersistenceP95, durations.quantile(0.95));
  set(Figure::PersistenceP99, durations.quantile(0.99));
  set(Figure::DataLoss, countOf(report.of(Counter::DataLost), all > 0));
  set(Figure::RestorationSuccess, percentOf(report.of(Counter::Restored), report.of(Counter::RestoreTried)));
  set(Figure::NavigationSuccess,
      percentOf(report.of(Counter::Navigated), report.of(Counter::NavigationTried)));
}

void Figures::setErrors(const Report& report) {
  for (std::size_t kind = 0; kind < errorKinds; ++kind) {
    const auto figure = static_cast<Figure>(static_cast<std::size_t>(Figure::ErrorsQuota) + kind);
    set(figure, countOf(report.of(counterOf(static_cast<ErrorKind>(kind))), !report.isEmpty()));
  }
}

void Figures::setPerformance(const Report& report) {
  const Sketch& renders = report.of(Distribution::RenderMs);
  const Sketch& fps = report.of(Distribution::Fps);
  set(Figure::RenderMean, renders.mean());
  set(Figure::RenderP95, renders.quantile(0.95));
  set(Figure::SlowRenders, countOf(report.of(Counter::SlowRenders), report.of(Counter::Renders) > 0));
  set(Figure::FpsMean, fps.mean());
  set(Figure::FpsMin, fps.min());
  set(Figure::Jank, percentOf(report.of(Counter::JankFrames), report.of(Counter::Frames)));
  set(Figure::BundleLoad, report.of(Distribution::BundleMs).mean());
  set(Figure::BundleSize, report.of(Distribution::BundleBytes).mean());
}

void Figures::setTabSync(const Report& report) {
  const Sketch& latency = report.of(Distribution::TabSyncMs);
  const std::uint64_t failed = report.of(Counter::TabSyncFailed);
  set(Figure::TabSyncMean, latency.mean());
  set(Figure::TabSyncP95, latency.quantile(0.95));
  set(Figure::TabSyncFailure, percentOf(failed, failed + report.of(Counter::TabSyncDone)));
}

void Figures::setMemory(const Report& report) {
  const Sketch& memory = report.of(Distribution::MemoryMb);
  set(Figure::MemoryCurrent, report.memoryNow());
  set(Figure::MemoryPeak, memory.max());
  set(Figure::MemoryMean, memory.mean());
}

void Figures::setApi(const Report& report) {
  const Sketch& durations = report.of(Distribution::ApiMs);
  const std::uint64_t hits = report.of(Counter::CacheHits);
  set(Figure::ApiCalls, countOf(report.of(Counter::ApiCalls), !report.isEmpty()));
  set(Figure::ApiMean, durations.mean());
  set(Figure::ApiP95, durations.quantile(0.95));
  set(Figure::ApiErrors, percentOf(report.of(Counter::ApiFailed), report.of(Counter::ApiCalls)));
  set(Figure::CacheHits, percentOf(hits, hits + report.of(Counter::CacheMisses)));
}

}  // namespace pipit
