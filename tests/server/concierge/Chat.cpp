#include "Chat.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace pipit::concierge {

std::string readData(std::string_view path) {
  std::ifstream file(std::string(PIPIT_TEST_DATA) + "/" + std::string(path), std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

Concierge fixtureConcierge() {
  auto loaded = Concierge::load(readData("concierge/catalogue.json"), readData("concierge/orders.json"));
  EXPECT_TRUE(loaded) << loaded.error().message;
  return std::move(*loaded);
}

Answer Chat::say(std::string_view text) {
  return note(text, {}, ask({std::string(text), history_}));
}

Answer Chat::fillIn(const FilledIn& filledIn, std::string_view text) {
  return note(text, filledIn, ask({std::string(text), history_, filledIn}));
}

Answer Chat::ask(Question question) {
  question.customer = customer_;
  question.today = today_;
  question.mayProve = mayProve_;
  return concierge_.answer(question);
}

Answer Chat::note(std::string_view text, const FilledIn& filledIn, Answer answer) {
  history_.push_back({true, std::string(text), filledIn.form, filledIn.values, mayProve_});
  history_.push_back({false, answer.text, answer.form});
  if (history_.size() > 20) history_.erase(history_.begin(), history_.end() - 20);
  return answer;
}

std::vector<std::string> titles(const Answer& answer) {
  std::vector<std::string> out;
  for (const auto& card : answer.cards) out.push_back(card.title);
  return out;
}

}  // namespace pipit::concierge
