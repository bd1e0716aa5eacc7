#pragma once

#include <string>
#include <vector>

#include "domain/analytics/ConversationFigures.h"

namespace pipit::server {

// A table with a head, as Csv.h has it.
std::string conversationsCsv(const std::vector<ConversationFigures>& conversations);

}  // namespace pipit::server
