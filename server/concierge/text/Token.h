#pragma once

#include <string>

namespace pipit::concierge {

enum class Currency { None, Dollar, Euro, Pound, Other };

// A piece of a normalised message.
struct Token {
  enum class Kind {
    Word,    // text: letters and digits; an apostrophe inside is left out ("didnt"), and Arabic's article
    Number,  // text: as written; value, currency and whether it can only be money
    OrderNumber,  // text: the digits behind "GG-" or "#"
    Email,        // text: the address
    Symbol  // text: "/" first in the message, "-" between numbers, "+" behind one, "<" or ">" before one
  };

  Kind kind;
  std::string text;
  double value = 0;
  Currency currency = Currency::None;
  bool negative = false;   // a minus stands before it
  bool money = false;      // has a currency or a "k"
  bool digits = false;     // nothing but digits: it may be an order number or a postal code
  bool owned = false;      // "my" or "the" was written together with it, in Arabic
  bool conjoined = false;  // "and" was written together with it, in Arabic
  bool paused = false;     // a comma, a full stop or the like stands before it
};

}  // namespace pipit::concierge
