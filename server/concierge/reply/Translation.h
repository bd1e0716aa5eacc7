#pragma once

#include <string>
#include <string_view>

#include "Concierge.h"
#include "vocabulary/Language.h"

namespace pipit::concierge {

// A sentence of an answer, or a quick reply, in another language; itself where there is no translation. Quick
// replies are translated into words that are understood.
[[nodiscard]] std::string translated(std::string_view english, Language language);

// An answer with its text, cards, quick replies and what its form has to choose from.
[[nodiscard]] Answer translated(Answer answer, Language language);

// How a form was filled in, with what was chosen there as the English form has it.
[[nodiscard]] FormValues choicesInEnglish(FormValues values);

}  // namespace pipit::concierge
