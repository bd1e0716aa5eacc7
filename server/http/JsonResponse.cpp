#include "http/JsonResponse.h"

#include <boost/json.hpp>

namespace pipit::server {

Response jsonResponse(int status, const boost::json::object& body) {
  Response response{.status = status, .headers = {}, .body = bodyOf(boost::json::serialize(body))};
  response.with("Content-Type", "application/json").with("Cache-Control", "no-store");
  return response;
}

}  // namespace pipit::server
