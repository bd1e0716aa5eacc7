#include "bridge/Requests.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/limits.h"

namespace pipit {

std::uint32_t Requests::nextId() {
  lastId_ = lastId_ == std::numeric_limits<std::uint32_t>::max() - 1 ? 1 : lastId_ + 1;
  return lastId_;
}

std::optional<std::uint32_t> Requests::begin(Request request, double now) {
  if (waiting_.size() >= limits::pendingRequests) return std::nullopt;
  const Backoff backoff{limits::backoffBase, limits::backoffCap};
  waiting_.push_back({nextId(), now + limits::requestTimeout, std::move(request), backoff});
  return lastId_;
}

std::optional<Requests::Waiting> Requests::settle(std::uint32_t id) {
  const auto found = std::ranges::find_if(
      waiting_, [id](const Waiting& waiting) { return waiting.id == id && !waiting.isPaused; });
  if (found == waiting_.end()) return std::nullopt;
  std::optional settled(std::move(*found));
  waiting_.erase(found);
  return settled;
}

std::list<Requests::Waiting> Requests::takeExpired(double now) {
  std::list<Waiting> expired;
  std::erase_if(waiting_, [&](Waiting& waiting) {
    if (waiting.isPaused || waiting.until > now) return false;
    expired.push_back(std::move(waiting));
    return true;
  });
  return expired;
}

bool Requests::retry(Waiting failed, double now, Random& random) {
  failed.backoff.fail(now, random);
  if (failed.backoff.failures() >= failed.request.attempts) return false;
  failed.until = failed.backoff.notBefore();
  failed.isPaused = true;
  waiting_.push_back(std::move(failed));
  return true;
}

std::list<Requests::Waiting> Requests::resume(double now) {
  std::list<Waiting> resumed;
  for (Waiting& waiting : waiting_) {
    if (!waiting.isPaused || waiting.until > now) continue;
    waiting.isPaused = false;
    waiting.id = nextId();
    waiting.until = now + limits::requestTimeout;
    resumed.push_back(waiting);
  }
  return resumed;
}

std::vector<std::uint32_t> Requests::rejectAll() {
  std::vector<std::uint32_t> tags;
  for (const Waiting& waiting : waiting_) tags.push_back(waiting.request.tag);
  waiting_.clear();
  return tags;
}

std::optional<double> Requests::deadline(bool mayResume) const {
  std::optional<double> first;
  for (const Waiting& waiting : waiting_)
    if (mayResume || !waiting.isPaused) first = std::min(first.value_or(waiting.until), waiting.until);
  return first;
}

}  // namespace pipit
