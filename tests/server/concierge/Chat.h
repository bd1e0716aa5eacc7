#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "concierge/Concierge.h"

namespace pipit::concierge {

// A file under tests/data.
std::string readData(std::string_view path);

Concierge fixtureConcierge();

// One visitor's conversation, with the history that the service would send.
class Chat {
 public:
  explicit Chat(Concierge concierge = fixtureConcierge()) : concierge_(std::move(concierge)) {}

  Answer say(std::string_view text);
  // A form, seen as this text.
  Answer fillIn(const FilledIn& filledIn, std::string_view text);
  // From then on: who the visitor is, and which day it is.
  void know(Customer customer) { customer_ = std::move(customer); }
  void live(std::int64_t today) { today_ = today; }
  // Whether what is said may be compared with orders.
  void mayProve(bool may) { mayProve_ = may; }

 private:
  Answer ask(Question question);
  Answer note(std::string_view text, const FilledIn& filledIn, Answer answer);

  Concierge concierge_;
  std::vector<Turn> history_;
  Customer customer_;
  std::int64_t today_ = 0;
  bool mayProve_ = true;
};

std::vector<std::string> titles(const Answer& answer);

}  // namespace pipit::concierge
