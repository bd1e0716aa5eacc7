#include "http/Dispatch.h"

#include "domain/Store.h"
#include "http/Errors.h"
#include "http/Log.h"

namespace pipit::server {

Response handled(const Route& route, const Request& request, Metrics& metrics) {
  return handled([&] { return route.handler(request); }, request, metrics);
}

Response handled(const std::function<Response()>& work, const Request& request, Metrics& metrics) {
  try {
    return work();
  } catch (const StoreAway& failure) {
    metrics.databaseFailed(failure.what());
    return databaseAway(request.id);
  } catch (const StoreFailure& failure) {
    metrics.databaseFailed(failure.what());
  } catch (const std::exception& failure) {
    logProblem("handler", failure.what());
  }
  return internalError(request.id);
}

Response refusedRoute(const Route* route, const Request& request) {
  if (route == nullptr) return notFound(request.id);
  return errorResponse(405, "method", "This route does not take this method.", request.id)
      .with("Allow", route->methods);
}

}  // namespace pipit::server
