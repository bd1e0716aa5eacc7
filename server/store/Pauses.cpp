#include "store/Pauses.h"

#include <sodium.h>

#include <algorithm>

namespace pipit::server {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds kFirstPause = 100ms;
// A database that is back is found within this time.
constexpr std::chrono::milliseconds kLongestPause = 5s;
}  // namespace

void Pauses::reset() {
  next_ = kFirstPause;
  until_ = {};
}

std::chrono::milliseconds Pauses::grow() {
  const auto half = next_ / 2;
  const auto pause =
      half + std::chrono::milliseconds(randombytes_uniform(static_cast<std::uint32_t>(half.count())));
  next_ = std::min(2 * next_, kLongestPause);
  until_ = std::chrono::steady_clock::now() + pause;
  return pause;
}

bool Pauses::isOver() const {
  return std::chrono::steady_clock::now() >= until_;
}

}  // namespace pipit::server
