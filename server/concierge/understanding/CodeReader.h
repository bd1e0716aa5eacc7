#pragma once

#include <set>
#include <string>
#include <vector>

#include "understanding/Message.h"

namespace pipit::concierge {

// The runs of letters and digits in a message that may be a postal code or a bare order number, without their
// spaces: "94107", "SW1A 1AA", "00-950", "1011 AB". Tokens in `used` mean something else. Nothing if there
// are more than kMaximumCodes: that is a list of guesses.
[[nodiscard]] std::vector<std::string> readCodes(const Message& message, const std::set<std::size_t>& used);

}  // namespace pipit::concierge
