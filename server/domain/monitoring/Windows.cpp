#include "domain/monitoring/Windows.h"

#include <chrono>
#include <string>
#include <utility>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kFreshSpan = kFreshWindow * 1'000;

std::int64_t windowSpan(std::chrono::milliseconds time) {
  return time.count();
}

std::int64_t windowStart(std::int64_t at, std::int64_t span) {
  return at - at % span;
}

std::string windowLock(std::string_view site) {
  return "widget-windows " + std::string(site);
}

}  // namespace

Report reportOf(const WidgetWindow& window) {
  if (auto own = Report::readOwn(window.report)) return *std::move(own);
  auto report = Report::read(window.report);
  if (!report) throw StoreFailure("a window's report cannot be read");
  return *std::move(report);
}

std::expected<void, ReportRefused> Windows::take(std::string_view site, const Report& report,
                                                 std::int64_t reports) {
  const auto known = parts_.store.site(site);
  if (!known) return std::unexpected(ReportRefused::UnknownSite);
  if (!known->analytics || (parts_.isOn && !parts_.isOn(*known)))
    return std::unexpected(ReportRefused::NotMeasured);
  if (report.isEmpty()) return {};
  const WidgetWindow window{.site = known->id,
                            .seconds = kFreshWindow,
                            .starts = windowStart(parts_.clock(), kFreshSpan),
                            .reports = reports,
                            .report = {}};
  bool isTaken = false;
  parts_.store.exclusively({windowLock(known->id)}, [&] { isTaken = mergeInto(window, report); });
  if (!isTaken) return std::unexpected(ReportRefused::Full);
  return {};
}

bool Windows::mergeInto(const WidgetWindow& window, const Report& report) {
  WidgetWindow merged = window;
  Report all;
  if (const auto known = parts_.store.window(window.site, window.seconds, window.starts)) {
    all = reportOf(*known);
    merged.reports += known->reports;
  }
  if (!all.merge(report)) return false;
  merged.report = all.json();
  parts_.store.putWindow(merged);
  return true;
}

std::int64_t Windows::left() const {
  return kFreshSpan - parts_.clock() % kFreshSpan;
}

SteadyTime Windows::sweep(SteadyTime now) {
  if (now < sweepAt_) return sweepAt_;
  bool isMore = false;
  try {
    isMore = rollUp(kFreshWindow, kRolledWindow, limits::kFreshWindows);
    isMore = rollUp(kRolledWindow, kDayWindow, limits::kHourWindows) || isMore;
    isMore = forget() || isMore;
  } catch (const StoreFailure& failure) {
    isMore = false;
    parts_.telemetry.databaseFailed(failure.what());
  }
  sweepAt_ = now + (isMore ? SteadyTime::duration(limits::kWindowSweepOn) : limits::kWindowSweep);
  return sweepAt_;
}

// Whole hours and days, so that windows of different lengths never overlap.
bool Windows::rollUp(std::int64_t from, std::int64_t into, std::chrono::milliseconds age) {
  const std::int64_t span = into * 1'000, old = windowStart(parts_.clock() - windowSpan(age), span);
  const auto oldest = parts_.store.windowsToRollUp(from, old, limits::kRolledAtOnce);
  for (const WidgetWindow& window : oldest) {
    const std::int64_t starts = windowStart(window.starts, span);
    parts_.store.exclusively({windowLock(window.site)}, [&] { rollUp(window.site, from, into, starts); });
  }
  return !oldest.empty();
}

void Windows::rollUp(const std::string& site, std::int64_t from, std::int64_t into, std::int64_t starts) {
  const std::int64_t ends = starts + into * 1'000;
  // Another service may have done it meanwhile.
  const auto shorter = parts_.store.windows({.sites = {{site}}, .seconds = from, .from = starts, .to = ends});
  if (shorter.empty()) return;
  WidgetWindow rolled{.site = site, .seconds = into, .starts = starts, .reports = 0, .report = {}};
  Report all;
  if (const auto known = parts_.store.window(site, into, starts)) {
    all = reportOf(*known);
    rolled.reports = known->reports;
  }
  for (const WidgetWindow& window : shorter)
    if (all.merge(reportOf(window))) rolled.reports += window.reports;
  rolled.report = all.json();
  parts_.store.putWindow(rolled);
  parts_.store.removeWindows(site, from, starts, ends);
  parts_.telemetry.windowsRolledUp(site, static_cast<std::int64_t>(shorter.size()));
}

bool Windows::forget() {
  const std::int64_t old = parts_.clock() - windowSpan(limits::kMeasuresKept);
  const std::int64_t windows = parts_.store.forgetWindows(old, limits::kMeasuresForgotten);
  const std::int64_t alerts = parts_.store.forgetAlerts(old, limits::kMeasuresForgotten);
  if (windows > 0 || alerts > 0) parts_.telemetry.measuresForgotten(windows, alerts);
  return windows == limits::kMeasuresForgotten || alerts == limits::kMeasuresForgotten;
}

}  // namespace pipit::server
