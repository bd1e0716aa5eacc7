#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::concierge {

struct Card {
  std::string title, detail, image, link;
};

struct Turn {
  bool fromVisitor;
  std::string text;
};

struct Question {
  std::string text;
  std::vector<Turn> history;  // oldest first, at most 20, without the question
};

struct Answer {
  std::string text;         // plain text in UTF-8, at most 4 KiB
  std::vector<Card> cards;  // at most 12
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

 private:
  explicit Concierge(std::shared_ptr<const Shop> shop);

  std::shared_ptr<const Shop> shop_;
};

}  // namespace pipit::concierge
