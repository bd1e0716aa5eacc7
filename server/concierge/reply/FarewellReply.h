#pragma once

#include <span>

#include "Concierge.h"

namespace pipit::concierge {

// Who has been helped and says goodbye is asked once how it was.
[[nodiscard]] Answer replyToFarewell(std::span<const Turn> history, std::span<const std::string> asked);

// Thanks for a form that was filled in. Who was content is asked whether they would recommend the shop.
[[nodiscard]] Answer replyToForm(const FilledIn& filled, std::span<const Turn> history,
                                 std::span<const std::string> asked);

}  // namespace pipit::concierge
