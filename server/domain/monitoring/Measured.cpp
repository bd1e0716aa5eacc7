#include "domain/monitoring/Measured.h"

#include <algorithm>
#include <map>
#include <utility>

#include "domain/monitoring/Windows.h"

namespace pipit::server {

namespace {

// A span that has more values than a sketch holds has those that fit.
void add(const WidgetWindow& window, Measured& measured) {
  if (measured.report.merge(reportOf(window))) measured.reports += window.reports;
}

}  // namespace

std::vector<Measured> inSteps(std::span<const WidgetWindow> windows, std::int64_t step) {
  std::map<std::pair<std::int64_t, std::int64_t>, Measured> steps;
  for (const WidgetWindow& window : windows) {
    const std::int64_t seconds = std::max(step, window.seconds);
    const std::int64_t starts = window.starts - window.starts % (seconds * 1'000);
    Measured& measured = steps[{starts, seconds}];
    measured.starts = starts;
    measured.seconds = seconds;
    add(window, measured);
  }
  std::vector<Measured> list;
  for (auto& [place, measured] : steps) list.push_back(std::move(measured));
  return list;
}

Measured inOne(std::span<const WidgetWindow> windows) {
  Measured all;
  for (const WidgetWindow& window : windows) add(window, all);
  return all;
}

std::vector<MeasuredSite> bySites(std::span<const WidgetWindow> windows) {
  std::map<std::string, Measured> sites;
  for (const WidgetWindow& window : windows) add(window, sites[window.site]);
  std::vector<MeasuredSite> list;
  for (auto& [site, measured] : sites) list.push_back({site, std::move(measured)});
  std::ranges::stable_sort(list, std::ranges::greater(),
                           [](const MeasuredSite& site) { return site.measured.reports; });
  return list;
}

}  // namespace pipit::server
