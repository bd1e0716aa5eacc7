#pragma once

#include <string_view>
#include <vector>

#include "text/Token.h"

namespace pipit::concierge {

// Splits a normalised message. Every byte is looked at a bounded number of times. At most kMaximumTokens.
[[nodiscard]] std::vector<Token> tokenise(std::string_view normalised);

}  // namespace pipit::concierge
