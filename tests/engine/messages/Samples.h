#pragma once

#include <string>
#include <vector>

#include "messages/MessageStore.h"

namespace pipit {

Message answer(std::uint32_t seq, std::uint32_t change, std::string text = "answer");
Message streaming(std::uint32_t seq, std::uint32_t change, std::string text = "");
Message visitors(std::uint32_t seq, std::uint32_t change, std::string clientId,
                 std::string text = "question");

// The rows from top to bottom: a confirmed one's seq, a waiting one's client id.
std::vector<std::string> orderOf(const MessageStore& store);
std::vector<std::string> textsOf(const MessageStore& store);

// Ascending, as a hybrid clock's.
inline double nextStamp() {
  static double stamp = 0;
  return ++stamp;
}

}  // namespace pipit
