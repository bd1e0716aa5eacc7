#pragma once

#include <string>
#include <string_view>

#include "support/HttpClient.h"

// What is not in a request and its answer as the service's own description says (/api/openapi.json); empty:
// all is. Of requests those count that were taken, since tests ask for nonsense as well.
std::string contradiction(std::string_view method, std::string_view target, std::string_view body,
                          const HttpAnswer& answer);
