#pragma once

#include "domain/monitoring/Watch.h"
#include "http/MetricsText.h"

namespace pipit::server {

// What the watch has found, as gauges in the base units of Prometheus: seconds, bytes, ratios. One for each
// figure and site (pipit_widget_render_p95_seconds{site="shop"}), the health, and how many alerts fire, by
// their rules: also those of which none does.
void addSight(const Sight& sight, MetricFamilies& families);

}  // namespace pipit::server
