#pragma once

#include "http/Metrics.h"
#include "http/Request.h"
#include "http/Response.h"
#include "http/Route.h"

namespace pipit::server {

// The route's answer; whatever is thrown inside becomes a 500 that says nothing of its cause.
Response handled(const std::function<Response()>& work, const Request& request, Metrics& metrics);
Response handled(const Route& route, const Request& request, Metrics& metrics);

// The answer where there is no such route, or it does not take the method.
Response refusedRoute(const Route* route, const Request& request);

}  // namespace pipit::server
