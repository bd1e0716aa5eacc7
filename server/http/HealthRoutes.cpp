#include "http/HealthRoutes.h"

#include <boost/json.hpp>

#include "http/JsonResponse.h"

namespace pipit::server {

namespace {

// A database that is gone throws: the 500 that everyone gets then would not be a 503.
bool canWork(Store& store) {
  try {
    store.ping();
    return true;
  } catch (const StoreFailure&) {
    return false;
  }
}

Response statusResponse(bool good) {
  return jsonResponse(good ? 200 : 503, {{"status", good ? "ok" : "unavailable"}});
}

Response figures(const Metrics& metrics) {
  Response response{.status = 200, .headers = {}, .body = bodyOf(metrics.text())};
  return response.with("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
      .with("Cache-Control", "no-store");
}

}  // namespace

void addHealthRoutes(Router& router, Store& store, const Metrics& metrics) {
  router.add("/api/health", {{}, kRead, Place::Network, [](const Request&) { return statusResponse(true); }});
  router.add("/api/health/ready",
             {{}, kRead, Place::Desk, [&](const Request&) { return statusResponse(canWork(store)); }});
  router.add("/api/metrics",
             {{}, kRead, Place::Network, [&metrics](const Request&) { return figures(metrics); }});
}

}  // namespace pipit::server
