#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>

#include "bridge/MessageType.h"

namespace pipit {

// What the host page has to be told exactly once, in order: kept until it confirmed each, and told again over
// the next port with the same id, by which the host page knows what it had already. At most limits::outbox;
// beyond it the oldest goes, and is counted.
class Outbox {
 public:
  struct Entry {
    std::uint32_t id;
    MessageType type;
    std::string payload;
  };

  void add(Entry entry);
  // False for an id that does not wait.
  bool confirm(std::uint32_t id);
  [[nodiscard]] const std::list<Entry>& waiting() const { return waiting_; }
  [[nodiscard]] std::uint32_t lost() const { return lost_; }

 private:
  std::list<Entry> waiting_;
  std::uint32_t lost_ = 0;
};

}  // namespace pipit
