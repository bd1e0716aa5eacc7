#include "messages/Snapshot.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "messages/MessageJson.h"

namespace pipit {

std::optional<Snapshot> Snapshot::parse(const Json& json) {
  const auto& items = json.items("messages");
  if (items.size() > limits::storedMessages) return std::nullopt;
  Snapshot snapshot;
  for (const Json& item : items) {
    auto message = messageOf(item);
    const bool inOrder =
        message && (snapshot.messages.empty() || snapshot.messages.back().seq < message->seq);
    if (!inOrder) return std::nullopt;
    snapshot.change = std::max(snapshot.change, message->change);
    snapshot.read = message->seq;
    snapshot.messages.push_back(std::move(*message));
  }
  // Every script of the host page can write such a record: what it claims goes no further than its messages.
  snapshot.change = std::min(snapshot.change, json.count("change"));
  snapshot.read = std::min(snapshot.read, json.count("read"));
  return snapshot;
}

}  // namespace pipit
