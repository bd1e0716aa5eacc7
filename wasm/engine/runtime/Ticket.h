#pragma once

#include "messages/Message.h"

namespace pipit {

// Whether the message tells that a person has been asked for (docs/forms.md). Extras are written anew as they
// come in, without white space, so the kind stands first wherever the service has put it there.
inline bool hasTicket(const Message& message) {
  return message.extra.starts_with(R"({"kind":"ticket")");
}

}  // namespace pipit
