#pragma once

#include <optional>
#include <string_view>

#include "understanding/Intent.h"
#include "understanding/OrderEnquiry.h"
#include "understanding/Request.h"
#include "vocabulary/Vocabulary.h"

namespace pipit::concierge {

// Below the first the visitor is to choose what was meant, and below the second a person comes first.
inline constexpr double kUnderstood = 0.7;
inline constexpr double kGuessed = 0.5;

struct Understanding {
  Intent intent = Intent::Clarify;
  double confidence = 0;
  std::optional<Intent> also;     // what was asked beside an order that was named
  Request request;                // kept for every intent
  std::optional<Filters> second;  // a piece that is wished beside what the message is about
  OrderEnquiry enquiry;
  std::optional<Language> language;  // nothing if the words tell none
};

// Whether the answer before asked for the details of an order: then a lone e-mail address or code is one.
enum class Awaiting { Nothing, OrderDetails };

// Order: slash command, explicit order reference, words that mean one thing only ("refund", "talk to a
// person"), product filters, other keywords, "more", and at last that it was not understood.
[[nodiscard]] Understanding understand(std::string_view text, const Vocabulary& vocabulary,
                                       Awaiting awaiting);

}  // namespace pipit::concierge
