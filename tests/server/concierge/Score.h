#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "understanding/Understanding.h"

namespace pipit::concierge {

// A row of utterances.json.
struct Utterance {
  std::string text, language, intent, split;
  boost::json::object slots;  // "also" among them
};

std::vector<Utterance> parseUtterances(std::string_view json);

struct Tally {
  int rows = 0;
  int right = 0;

  void add(bool isRight) {
    ++rows;
    right += isRight ? 1 : 0;
  }
  [[nodiscard]] double share() const { return rows == 0 ? 1 : static_cast<double>(right) / rows; }
};

// How well a number of utterances is understood.
struct Score {
  // Of a slot: all rows, those without it among them, and the rows in which it is or was understood to be.
  struct Slot {
    Tally all, said;
  };

  Tally rows;                            // intent and every slot
  Tally intent;                          // of any
  Tally said;                            // slots, of any
  std::map<std::string, Tally> intents;  // of the rows with the intent
  std::map<std::string, Slot> slots;

  void add(const Utterance& utterance, const Understanding& understood);
};

// What differs, as JSON; empty if nothing does.
std::string mistakeIn(const Utterance& utterance, const Understanding& understood);

}  // namespace pipit::concierge
