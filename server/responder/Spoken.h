#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "domain/Responder.h"

namespace pipit::server {

// A sentence of the service's own in the language that the visitor speaks.
using Spoken = std::function<std::string(std::string_view english, const Prompt& prompt)>;

}  // namespace pipit::server
