#include "app/ChangeInbox.h"

#include <utility>

#include "domain/Limits.h"

namespace pipit::server {

// An end is never left out: whoever followed the conversation may have no right to it any more.
bool ChangeInbox::put(const Change& change) {
  const std::lock_guard lock(mutex_);
  const bool isEnd = change.kind == ChangeKind::Ended || change.kind == ChangeKind::Moved;
  const bool fits = isEnd || changes_.known.size() < limits::kChangesWaiting;
  if (change.kind == ChangeKind::Lost || !fits) {
    changes_.hasLost = true;
  } else {
    changes_.known.insert(change);
  }
  return !std::exchange(isTold_, true);
}

ChangeInbox::Changes ChangeInbox::take() {
  const std::lock_guard lock(mutex_);
  isTold_ = false;
  return std::exchange(changes_, {});
}

std::size_t ChangeInbox::waiting() const {
  const std::lock_guard lock(mutex_);
  return changes_.known.size();
}

}  // namespace pipit::server
