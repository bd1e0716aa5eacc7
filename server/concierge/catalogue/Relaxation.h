#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "catalogue/Catalogue.h"
#include "understanding/Filters.h"

namespace pipit::concierge {

// A search with one wish less that does find something.
struct Relaxation {
  std::size_t found;
  std::string difference;  // "in any metal"
  std::string say;         // what the visitor says to get it: "any metal"
  Filters filters;
};

[[nodiscard]] std::vector<Relaxation> relaxations(const Catalogue& catalogue, const Filters& filters);

}  // namespace pipit::concierge
