#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "bridge/Backoff.h"
#include "bridge/MessageType.h"

namespace pipit {

// What the host page is asked, and how often at most, if it does not answer or has no time.
struct Request {
  MessageType type;
  std::string payload;
  std::uint32_t tag;  // its owner's
  std::uint32_t attempts = 1;
};

// Requests to the host page that wait for an answer or for their next attempt. A port never says that its
// other end is gone, so whoever waits is told by the last attempt's deadline or by a new handshake.
//
//   begin --> asked -- settle, takeExpired --> (its owner's) -- retry --> paused
//               ^---------------------- resume ------------------------------'
class Requests {
 public:
  struct Waiting {
    std::uint32_t id;  // of its last attempt: each has its own
    double until;      // the attempt's deadline; the next attempt, when paused
    Request request;
    Backoff backoff;
    bool isPaused = false;
  };

  // Of anything that wants an answer, ascending: by it the host page knows what it had already. Never 0.
  [[nodiscard]] std::uint32_t nextId();
  // The request's id, never 0; nothing when limits::pendingRequests wait already.
  [[nodiscard]] std::optional<std::uint32_t> begin(Request request, double now);
  // Nothing for an id that does not wait (any more).
  [[nodiscard]] std::optional<Waiting> settle(std::uint32_t id);
  // Those whose deadline has come.
  [[nodiscard]] std::list<Waiting> takeExpired(double now);
  // It failed: it is to be asked again after a while. False when it has been asked often enough.
  [[nodiscard]] bool retry(Waiting failed, double now, Random& random);
  // Those whose next attempt is due. They wait for their answer from now on.
  [[nodiscard]] std::list<Waiting> resume(double now);
  // The tags of all.
  [[nodiscard]] std::vector<std::uint32_t> rejectAll();
  // When the next of them has to be seen to; without those that pause where they have to wait for longer.
  [[nodiscard]] std::optional<double> deadline(bool mayResume = true) const;

 private:
  std::list<Waiting> waiting_;
  std::uint32_t lastId_ = 0;
};

}  // namespace pipit
