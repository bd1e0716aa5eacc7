#pragma once

#include <string>
#include <vector>

#include "http/Request.h"

namespace pipit::server {

// The service's own origin, as the client has addressed it. By which scheme only a proxy before it would
// know: both are given.
std::vector<std::string> ownOrigins(const Request& request);

}  // namespace pipit::server
