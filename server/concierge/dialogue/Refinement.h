#pragma once

#include "understanding/Request.h"

namespace pipit::concierge {

// The filters after a request that follows a search: "in rose gold" and "cheaper" change the search before,
// "I am looking for a necklace" begins a new one.
[[nodiscard]] Filters refine(const Filters& before, const Request& request);

}  // namespace pipit::concierge
