#pragma once

#include "messages/MessageStore.h"

namespace pipit {

// What tells of an agent who has come to the conversation (docs/forms.md), as long as nothing tells that they
// have left; null: nobody is there. Looked for among the messages that the next page has at once.
inline const Message* attendance(const MessageStore::Messages& messages) {
  std::size_t looked = 0;
  for (auto message = messages.rbegin(); message != messages.rend() && looked++ < limits::storedMessages;
       ++message) {
    if (message->author != MessageAuthor::System) continue;
    if (message->extra.starts_with(R"({"kind":"left")")) return nullptr;
    if (message->extra.starts_with(R"({"kind":"joined")")) return &*message;
  }
  return nullptr;
}

}  // namespace pipit
