#pragma once

#include <vector>

#include "catalogue/Catalogue.h"

namespace pipit::concierge {

// The products that fit, in the order the filters ask for; without one, featured pieces first and then by
// price.
[[nodiscard]] std::vector<const Product*> search(const Catalogue& catalogue, const Filters& filters);

}  // namespace pipit::concierge
