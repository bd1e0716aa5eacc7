#pragma once

#include <set>
#include <string>

#include "understanding/Filters.h"

namespace pipit::concierge {

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

  [[nodiscard]] bool empty() const { return filters.empty() && dropped.empty() && step == Step::None; }
};

}  // namespace pipit::concierge
