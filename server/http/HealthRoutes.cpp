#include "http/HealthRoutes.h"

#include <boost/json.hpp>
#include <optional>
#include <utility>

#include "http/JsonResponse.h"

namespace pipit::server {

namespace {

namespace json = boost::json;

std::string_view word(bool good) {
  return good ? "ok" : "unavailable";
}

// A database that is gone throws: the 500 that everyone gets then would not be a 503.
bool answers(Store& store) {
  try {
    store.ping();
    return true;
  } catch (const StoreFailure&) {
    return false;
  }
}

// Nothing: it is kept in the database, which is gone.
std::optional<std::int64_t> waitingIn(const Queue& queue) {
  try {
    return queue.waiting();
  } catch (const StoreFailure&) {
    return std::nullopt;
  }
}

Response readiness(Store& store, const std::vector<Queue>& queues) {
  const bool hasDatabase = answers(store);
  bool isReady = hasDatabase;
  json::object states;
  for (const Queue& queue : queues) {
    const auto waiting = waitingIn(queue);
    isReady = isReady && (!queue.isNeeded || (waiting && *waiting < queue.most));
    states[queue.name] = {{"waiting", waiting ? json::value(*waiting) : json::value()}, {"most", queue.most}};
  }
  return jsonResponse(
      isReady ? 200 : 503,
      {{"status", word(isReady)}, {"database", word(hasDatabase)}, {"queues", std::move(states)}});
}

}  // namespace

void addHealthRoutes(Router& router, Store& store, std::vector<Queue> queues) {
  router.add("/api/health", {{}, kRead, Place::Network, [](const Request&) {
                               return jsonResponse(200, {{"status", word(true)}});
                             }});
  router.add("/api/health/ready",
             {{}, kRead, Place::Desk, [&store, queues = std::move(queues)](const Request&) {
                return readiness(store, queues);
              }});
}

}  // namespace pipit::server
