#pragma once

#include "messages/Message.h"

namespace pipit {

// Whether the message says that the conversation has ended. Extras are written anew as they come in, without
// white space.
inline bool endsConversation(const Message& message) {
  return message.author != MessageAuthor::Visitor && message.extra == R"({"kind":"ended"})";
}

}  // namespace pipit
