#include "domain/monitoring/Measured.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "domain/monitoring/Windows.h"

namespace pipit::server {

namespace {

// A span that has more values than a sketch holds has those that fit.
void addTo(Measured& sum, const Report& report, std::int64_t reports) {
  if (sum.report.merge(report)) sum.reports += reports;
}

}  // namespace

std::optional<double> longTasksPerReport(const Measured& measured) {
  if (measured.reports == 0) return std::nullopt;
  return static_cast<double>(measured.report.of(Counter::LongTasks)) / static_cast<double>(measured.reports);
}

// To read a report takes longer than all else: each once, into the step of its site, and all other sums are
// made of those.
void SpanSum::add(std::span<const WidgetWindow> windows) {
  std::map<std::pair<std::string, Place>, Measured> parts;
  for (const WidgetWindow& window : windows) {
    const std::int64_t seconds = std::max(step_, window.seconds);
    const std::int64_t starts = window.starts - window.starts % (seconds * 1'000);
    addTo(parts[{window.site, {starts, seconds}}], reportOf(window), window.reports);
  }
  for (const auto& [place, part] : parts) {
    if (sites_.empty() || sites_.back().site != place.first) sites_.push_back({place.first, {}});
    for (Measured* each : {&steps_[place.second], &sites_.back().measured})
      addTo(*each, part.report, part.reports);
  }
  std::ranges::stable_sort(sites_, std::ranges::greater(),
                           [](const MeasuredSite& site) { return site.measured.reports; });
  if (sites_.size() > mostSites_) sites_.resize(mostSites_);
}

MeasuredSpan SpanSum::take() {
  MeasuredSpan span;
  for (auto& [place, measured] : steps_) {
    std::tie(measured.starts, measured.seconds) = place;
    addTo(span.total, measured.report, measured.reports);
    span.steps.push_back(std::move(measured));
  }
  span.sites = std::move(sites_);
  return span;
}

MeasuredSpan spanOf(std::span<const WidgetWindow> windows, std::int64_t step) {
  SpanSum sum(step);
  sum.add(windows);
  return sum.take();
}

}  // namespace pipit::server
