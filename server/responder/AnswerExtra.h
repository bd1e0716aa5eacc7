#pragma once

#include <string>

#include "concierge/Concierge.h"

namespace pipit::server {

// What the concierge's answer carries beside its text, as a message has it (docs/forms.md).
std::string extraOf(const concierge::Answer& answer);

}  // namespace pipit::server
