#include "bridge/Requests.h"

#include <algorithm>
#include <limits>

#include "base/limits.h"

namespace pipit {

std::uint32_t Requests::nextId() {
  lastId_ = lastId_ == std::numeric_limits<std::uint32_t>::max() - 1 ? 1 : lastId_ + 1;
  return lastId_;
}

std::optional<std::uint32_t> Requests::begin(std::uint32_t tag, double deadline) {
  if (pending_.size() == limits::pendingRequests) return std::nullopt;
  pending_.push_back({nextId(), tag, deadline});
  return lastId_;
}

std::optional<std::uint32_t> Requests::settle(std::uint32_t id) {
  const auto found = std::ranges::find(pending_, id, &Pending::id);
  if (found == pending_.end()) return std::nullopt;
  const std::uint32_t tag = found->tag;
  pending_.erase(found);
  return tag;
}

std::vector<std::uint32_t> Requests::expire(double now) {
  std::vector<std::uint32_t> tags;
  std::erase_if(pending_, [&](const Pending& request) {
    if (request.deadline > now) return false;
    tags.push_back(request.tag);
    return true;
  });
  return tags;
}

std::vector<std::uint32_t> Requests::rejectAll() {
  return expire(std::numeric_limits<double>::infinity());
}

std::optional<double> Requests::deadline() const {
  const auto first = std::ranges::min_element(pending_, {}, &Pending::deadline);
  if (first == pending_.end()) return std::nullopt;
  return first->deadline;
}

}  // namespace pipit
