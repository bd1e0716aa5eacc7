#pragma once

#include <optional>
#include <set>
#include <string>

#include "understanding/Filters.h"

namespace pipit::concierge {

// "Over 500 and under 300": nothing is both. Whole dollars; least > most.
struct Contradiction {
  int least = 0;
  int most = 0;
};

enum class Step { None, Cheaper, Dearer };

// What one message says about products: filters, and how they change those of the search before.
struct Request {
  Filters filters;
  std::set<std::string> dropped;  // "any metal": category, metal, stone, tag, price, ready, name
  Step step = Step::None;
  bool more = false;             // asks for the next ones
  bool wish = false;             // "I want …", "show me …"
  bool anew = false;             // "recommend me …": the search before is over
  bool also = false;             // "what about …": keeps what was said before
  bool foreignCurrency = false;  // an amount was in euros or pounds
  bool belowZero = false;        // an amount was negative, and is left out
  std::optional<Contradiction> contradiction;

  [[nodiscard]] bool empty() const {
    return filters.empty() && dropped.empty() && step == Step::None && !belowZero && !contradiction;
  }
};

}  // namespace pipit::concierge
