#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/HttpClient.h"

// What is not in a request and its answer as the service's own description says (/api/openapi.json); empty:
// all is. Of requests those count that were taken, since tests ask for nonsense as well: their bodies,
// parameters and headers. `headers` are whole lines.
std::string contradiction(std::string_view method, std::string_view target, std::string_view body,
                          std::string_view headers, const HttpAnswer& answer);

// Operations that have not been taken by now, by their ids, and schemas that no value was like, by their
// names.
std::vector<std::string> neverMet();
