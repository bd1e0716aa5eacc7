#pragma once

#include <span>
#include <string_view>

#include "http/Router.h"

namespace pipit::server {

// The API as OpenAPI 3.1 describes it: http/openapi/*.json, which the build puts into the program, as one.
Response::Body openApiDescription();

void addDescriptionRoute(Router& router);

// The files as they are: the first one is what the others' paths and schemas come into.
std::span<const std::string_view> openApiParts();

}  // namespace pipit::server
