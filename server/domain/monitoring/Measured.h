#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "domain/monitoring/WidgetWindow.h"
#include "metrics/Report.h"

namespace pipit::server {

// What was measured in a span of time, read.
struct Measured {
  std::int64_t starts = 0;
  std::int64_t seconds = 0;
  std::int64_t reports = 0;
  Report report;
};

// Tasks of 50 ms and more: how many a report has in the mean. None without reports.
std::optional<double> longTasksPerReport(const Measured& measured);

struct MeasuredSite {
  std::string site;
  Measured measured;
};

// What windows tell together. What is told of it is as exact as of one window: sketches are merged, not their
// quantiles.
struct MeasuredSpan {
  // At least as long as the step, oldest first: shorter windows are merged, longer ones stay as they are. Of
  // several sites they are merged as well.
  std::vector<Measured> steps;
  Measured total;
  // Those with the most reports first.
  std::vector<MeasuredSite> sites;
};

// Adds up one part after the other, so that not all windows have to be there at once.
class SpanSum {
 public:
  // Of the sites so many are told: those with the most reports.
  explicit SpanSum(std::int64_t step, std::size_t mostSites = std::numeric_limits<std::size_t>::max())
      : step_(step), mostSites_(mostSites) {}

  // All windows of a site are of one part.
  void add(std::span<const WidgetWindow> windows);
  MeasuredSpan take();

 private:
  // Start and length of a step: the newest last.
  using Place = std::pair<std::int64_t, std::int64_t>;

  std::int64_t step_;
  std::size_t mostSites_;
  std::map<Place, Measured> steps_;
  std::vector<MeasuredSite> sites_;
};

MeasuredSpan spanOf(std::span<const WidgetWindow> windows, std::int64_t step);

}  // namespace pipit::server
