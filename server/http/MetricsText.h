#pragma once

#include <prometheus/metric_family.h>

#include <string>
#include <vector>

namespace pipit::server {

using MetricFamilies = std::vector<prometheus::MetricFamily>;

// The text format of Prometheus, version 0.0.4.
std::string prometheusText(const MetricFamilies& families);
// OpenMetrics 1.0: a counter's family has no "_total" in its name, and the text an end.
std::string openMetricsText(const MetricFamilies& families);
// {"families": [{name, type, help, metrics: [{labels, value}]}]}; a histogram has count, sum and buckets in
// place of a value.
std::string metricsJson(const MetricFamilies& families);
// What one wants to know first, on a page of plain text.
std::string metricsSummary(const MetricFamilies& families);

}  // namespace pipit::server
