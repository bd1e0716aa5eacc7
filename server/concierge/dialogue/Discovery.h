#pragma once

#include <vector>

#include "Concierge.h"
#include "understanding/Request.h"

namespace pipit::concierge {

// What somebody is asked who does not know yet what they want. Each may be left out.
[[nodiscard]] std::vector<FormField> discoveryFields();

// How that form was filled in, as a wish that begins a new search.
[[nodiscard]] Request wishFrom(const FormValues& values);

}  // namespace pipit::concierge
