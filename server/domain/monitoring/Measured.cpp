#include "domain/monitoring/Measured.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "domain/monitoring/Windows.h"

namespace pipit::server {

namespace {

// A span that has more values than a sketch holds has those that fit.
void add(const Report& report, std::int64_t reports, Measured& sum) {
  if (sum.report.merge(report)) sum.reports += reports;
}

// Of a site: start and length of a step.
using StepPlace = std::pair<std::int64_t, std::int64_t>;

}  // namespace

std::optional<double> longTasksPerReport(const Measured& measured) {
  if (measured.reports == 0) return std::nullopt;
  return static_cast<double>(measured.report.of(Counter::LongTasks)) / static_cast<double>(measured.reports);
}

// To read a report takes longer than all else: each once, into the step of its site, and all other sums are
// made of those.
MeasuredSpan spanOf(std::span<const WidgetWindow> windows, std::int64_t step) {
  std::map<std::pair<std::string, StepPlace>, Measured> parts;
  for (const WidgetWindow& window : windows) {
    const std::int64_t seconds = std::max(step, window.seconds);
    const std::int64_t starts = window.starts - window.starts % (seconds * 1'000);
    add(reportOf(window), window.reports, parts[{window.site, {starts, seconds}}]);
  }
  std::map<StepPlace, Measured> steps;
  std::map<std::string, Measured> sites;
  MeasuredSpan span;
  for (const auto& [place, part] : parts) {
    Measured& sum = steps[place.second];
    std::tie(sum.starts, sum.seconds) = place.second;
    for (Measured* each : {&sum, &sites[place.first], &span.total}) add(part.report, part.reports, *each);
  }
  for (auto& [place, measured] : steps) span.steps.push_back(std::move(measured));
  for (auto& [site, measured] : sites) span.sites.push_back({site, std::move(measured)});
  std::ranges::stable_sort(span.sites, std::ranges::greater(),
                           [](const MeasuredSite& site) { return site.measured.reports; });
  return span;
}

}  // namespace pipit::server
