#pragma once

#include <cstdint>
#include <vector>

#include "messages/MessageStore.h"
#include "origin/Origin.h"
#include "runtime/Commands.h"

namespace pipit {

// Keeps the rows on screen equal to the store: turns its changes into row commands, in an order in which each
// names only rows that are there.
class RowView {
 public:
  void update(MessageStore& store, const Origin& hostOrigin, Commands& commands);

 private:
  void put(const MessageStore& store, const Message& message, const Origin& hostOrigin, Commands& commands);
  void drop(std::uint32_t key, Commands& commands);
  [[nodiscard]] std::uint32_t nextShown(const MessageStore& store, const Message& message) const;

  std::vector<std::uint32_t> shown_;  // keys from top to bottom
};

}  // namespace pipit
