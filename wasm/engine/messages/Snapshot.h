#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/Json.h"
#include "messages/Message.h"

namespace pipit {

// The newest messages of a conversation, as a record or another tab has them. It claims: of all messages from
// its first on, each whose latest change is not after `change` is here as it is now. That stays true however
// the conversation goes on, and of two such claims about overlapping messages the later one holds for both.
struct Snapshot {
  std::uint32_t change = 0;
  std::uint32_t read = 0;
  std::vector<Message> messages;  // ascending by seq

  // Nothing for one that does not fit.
  [[nodiscard]] static std::optional<Snapshot> parse(const Json& json);
};

}  // namespace pipit
