#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace pipit {

// Requests to the host page that wait for an answer, each with a deadline and its owner's tag. A port never
// says that its other end is gone, so whoever waits is told by the deadline or by a new handshake.
class Requests {
 public:
  // Of anything that wants an answer, ascending: by it the host page knows what it had already. Never 0.
  [[nodiscard]] std::uint32_t nextId();
  // The request's id, never 0; nothing when limits::pendingRequests wait already.
  [[nodiscard]] std::optional<std::uint32_t> begin(std::uint32_t tag, double deadline);
  // The owner's tag; nothing for an id that does not wait (any more).
  [[nodiscard]] std::optional<std::uint32_t> settle(std::uint32_t id);
  // The tags of those whose deadline has come.
  [[nodiscard]] std::vector<std::uint32_t> expire(double now);
  // The tags of all.
  [[nodiscard]] std::vector<std::uint32_t> rejectAll();
  [[nodiscard]] std::optional<double> deadline() const;

 private:
  struct Pending {
    std::uint32_t id;
    std::uint32_t tag;
    double deadline;
  };

  std::vector<Pending> pending_;
  std::uint32_t lastId_ = 0;
};

}  // namespace pipit
