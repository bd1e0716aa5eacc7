#include "bridge/Outbox.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace pipit {

void Outbox::add(Entry entry) {
  if (waiting_.size() == limits::outbox) {
    waiting_.erase(waiting_.begin());
    ++lost_;
  }
  waiting_.push_back(std::move(entry));
}

bool Outbox::confirm(std::uint32_t id) {
  return std::erase_if(waiting_, [id](const Entry& entry) { return entry.id == id; }) > 0;
}

}  // namespace pipit
