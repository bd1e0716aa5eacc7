#pragma once

#include <string>

namespace pipit::concierge {

// What a phrase stands for. The kinds are the sections of a language's file; the value is the key in the
// section.
struct Meaning {
  enum class Kind {
    Category,
    Metal,
    Stone,
    Tag,
    Product,  // value: the id of the product with this name
    Ready,    // yes, no, any
    Sort,
    Step,    // cheaper, dearer than what was shown
    Any,     // takes a filter back
    Price,   // stands before or behind a number
    Number,  // a number in words; value: its digits
    Strong,  // an intent, whatever filters are in the message
    Weak,    // an intent, if there are no filters in the message
    More,
    Cue,      // changes what stands beside it
    Neutral,  // shields its words from meaning something else
    Command,  // only behind a slash
    Common    // tells the language, and nothing else
  };

  Kind kind;
  std::string value;

  bool operator==(const Meaning&) const = default;
};

}  // namespace pipit::concierge
