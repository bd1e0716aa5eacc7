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

}  // namespace

void addHealthRoutes(Router& router, Store& store) {
  router.add("/api/health", {{}, kRead, Place::Network, [](const Request&) { return statusResponse(true); }});
  router.add("/api/health/ready",
             {{}, kRead, Place::Desk, [&](const Request&) { return statusResponse(canWork(store)); }});
}

}  // namespace pipit::server
