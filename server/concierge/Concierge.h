#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::concierge {

struct Card {
  std::string title, detail, image, link;
};

// The forms that are offered here, by name.
inline constexpr std::string_view kCsat = "csat";
inline constexpr std::string_view kNps = "nps";
inline constexpr std::string_view kContact = "contact";

struct Turn {
  bool fromVisitor;
  std::string text;
  std::string form = {};  // the name of the form that it has, or is the answer to
};

// A form that was filled in, and how much was given: stars, or points.
struct FilledIn {
  std::string form;
  int score = 0;
};

struct Question {
  std::string text;
  std::vector<Turn> history;              // oldest first, at most 20, without the question
  std::optional<FilledIn> filledIn = {};  // the question is the answer to a form
  bool isStaffed = true;                  // there are people who could answer now
  std::vector<std::string> asked = {};    // forms that they are not asked with again
};

struct Answer {
  std::string text;                       // plain text in UTF-8, at most 4 KiB
  std::vector<Card> cards;                // at most 12
  std::vector<std::string> replies = {};  // what the visitor may want to say next, at most 8
  std::string form = {};                  // instead of them: one to fill in
};

struct LoadError {
  std::string message;
};

class Shop;

// Answers a visitor by rules over a real catalogue and real orders. The same question always gets the same
// answer: there is no clock, no network and no memory between questions; what was talked about before is read
// from the history. Any number of threads may ask at once.
class Concierge {
 public:
  [[nodiscard]] static std::expected<Concierge, LoadError> load(std::string_view catalogueJson,
                                                                std::string_view ordersJson);
  [[nodiscard]] Answer answer(const Question& question) const;
  // What a message by itself asks for, by the name of the intent: "track_order", "find_product". Empty where
  // it is small talk, or not understood.
  [[nodiscard]] std::string_view topic(std::string_view text) const;

 private:
  explicit Concierge(std::shared_ptr<const Shop> shop);

  std::shared_ptr<const Shop> shop_;
};

}  // namespace pipit::concierge
