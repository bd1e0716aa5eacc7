#pragma once

#include <string>
#include <vector>

#include "catalogue/Catalogue.h"
#include "understanding/Filters.h"
#include "understanding/Intent.h"

namespace pipit::concierge {

// What a visitor may want to say next, in words that are understood here: at most four, each for one line.

[[nodiscard]] std::vector<std::string> suggestionsFor(Intent intent);

// What there is to ask for, for who was not understood. Who was missed twice, or wholly, is offered a person
// first.
[[nodiscard]] std::vector<std::string> choices(bool isPersonFirst);

// How a search that found much is narrowed down: each of them finds something, and less.
[[nodiscard]] std::vector<std::string> narrowings(const Catalogue& catalogue, const Filters& filters);

}  // namespace pipit::concierge
