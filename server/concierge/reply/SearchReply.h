#pragma once

#include "Concierge.h"
#include "catalogue/Catalogue.h"
#include "dialogue/Dialogue.h"

namespace pipit::concierge {

// Shows the page of the search that is asked for.
[[nodiscard]] Answer replyToSearch(const Catalogue& catalogue, const SearchState& state,
                                   const Request& request);

}  // namespace pipit::concierge
