#pragma once

#include <cstddef>
#include <mutex>
#include <set>

#include "domain/Change.h"

namespace pipit::server {

// What other services have done, until the desk looks at it: each thing once, and no more than
// limits::kChangesWaiting, beyond which everything has to be looked at. Safe from every thread.
class ChangeInbox {
 public:
  struct Changes {
    std::set<Change> known;
    bool hasLost = false;
  };

  // Whether the desk has to be told that there is something.
  bool put(const Change& change);
  Changes take();
  std::size_t waiting() const;

 private:
  mutable std::mutex mutex_;
  Changes changes_;
  bool isTold_ = false;
};

}  // namespace pipit::server
