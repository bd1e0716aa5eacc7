#pragma once

#include "Concierge.h"
#include "understanding/Intent.h"

namespace pipit::concierge {

// The answer to what needs neither the catalogue nor an order. It promises nothing that is not done.
[[nodiscard]] Answer replyAbout(Intent intent);

// Asks who wants to hear from a person how they can be reached.
[[nodiscard]] Answer replyWithContact(bool isStaffed);

}  // namespace pipit::concierge
