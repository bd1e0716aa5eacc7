#pragma once

#include <string>

#include "http/Metrics.h"
#include "http/Router.h"

namespace pipit::server {

// Who may read the figures: whoever has the token, or, where there is none, whoever asks from this machine
// itself and not through a proxy.
struct MetricsAccess {
  std::string token;
  bool trustsForwarded = false;
};

// GET /api/metrics?format=prometheus|json|summary. The metrics must outlive the router.
void addMetricsRoute(Router& router, const Metrics& metrics, MetricsAccess access);

}  // namespace pipit::server
