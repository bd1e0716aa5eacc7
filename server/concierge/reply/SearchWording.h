#pragma once

#include <string>

#include "catalogue/Catalogue.h"
#include "dialogue/Dialogue.h"
#include "vocabulary/Language.h"

namespace pipit::concierge {

// What replyToSearch says in English, in Spanish or Arabic: how many there are, and which wishes were
// understood as a list, since a list needs no grammar.
[[nodiscard]] std::string searchWording(const Catalogue& catalogue, const SearchState& state,
                                        const Request& request, Language language);

// What a visitor may say to be shown such pieces: "Show me rings up to $300".
[[nodiscard]] std::string wishWording(const Filters& filters, Language language);

// "14k rose gold · Ready to ship" of a card; the price stays.
[[nodiscard]] std::string cardWording(const Product& product, Language language);

}  // namespace pipit::concierge
