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

 private:
  Answer note(std::string_view text, std::string form, Answer answer);

  Concierge concierge_;
  std::vector<Turn> history_;
};

std::vector<std::string> titles(const Answer& answer);

}  // namespace pipit::concierge
