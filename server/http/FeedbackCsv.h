#pragma once

#include <string>
#include <vector>

#include "domain/feedback/Feedback.h"

namespace pipit::server {

// A table with a head, as Csv.h has it.
std::string csvOf(const std::vector<Feedback>& feedback);

}  // namespace pipit::server
