#pragma once

#include <cstdint>
#include <span>
#include <string>
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

struct MeasuredSite {
  std::string site;
  Measured measured;
};

// Windows of at least `step` seconds, oldest first: shorter ones are merged, longer ones stay as they are.
// Of several sites they are merged as well.
std::vector<Measured> inSteps(std::span<const WidgetWindow> windows, std::int64_t step);
// All in one. What is told of it is as exact as of one window: sketches are merged, not their quantiles.
Measured inOne(std::span<const WidgetWindow> windows);
// By sites, those with the most reports first.
std::vector<MeasuredSite> bySites(std::span<const WidgetWindow> windows);

}  // namespace pipit::server
