#pragma once

#include "Concierge.h"
#include "understanding/Intent.h"

namespace pipit::concierge {

// The answer to what needs neither the catalogue nor an order. It promises nothing that is not done.
[[nodiscard]] Answer replyAbout(Intent intent);

}  // namespace pipit::concierge
