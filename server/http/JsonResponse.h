#pragma once

#include <boost/json/fwd.hpp>

#include "http/Response.h"

namespace pipit::server {

// An answer of the API: for this visitor alone, kept by nobody.
Response jsonResponse(int status, const boost::json::object& body);

}  // namespace pipit::server
