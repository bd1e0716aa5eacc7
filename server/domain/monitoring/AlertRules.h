#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "domain/monitoring/Alert.h"
#include "metrics/Figures.h"

namespace pipit::server {

// What a rule looks at: a figure of a site's newest window, or something of the service.
enum class AlertOn : std::uint8_t {
  Figure,
  RenderRegression,   // by how many percent renders are slower than in the day before
  ServiceLatency,     // p95, in milliseconds
  ServiceErrors,      // percent of requests
  DatabaseErrors,     // how many
  RateLimitHits,      // how many
  OpenRate,           // percent of loads of pipit.js
  FeaturesTakenBack,  // how many
  Satisfaction,       // mean of what visitors rate it, 1 to 5
};

struct AlertRule {
  std::string_view name;
  Severity severity;
  AlertOn on;
  Figure figure;  // of AlertOn::Figure
  bool isBelow;   // it is broken by what is below the threshold; else by what is above it
  double threshold;
  std::int64_t minutes;  // how long a time is looked at
  std::string_view description;

  bool isBroken(double value) const { return isBelow ? value < threshold : value > threshold; }
};

// All there are (docs/monitoring.md). deploy/prometheus/rules.yml has the same, under the same names.
std::span<const AlertRule> alertRules();
// nullptr: there is none of that name.
const AlertRule* alertRuleNamed(std::string_view name);

}  // namespace pipit::server
