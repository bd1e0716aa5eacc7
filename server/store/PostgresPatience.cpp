#include "store/PostgresPatience.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pipit::server {

PostgresPatience::PostgresPatience(std::chrono::milliseconds limit) : limit_(limit) {
  if (limit_ > limit_.zero()) thread_ = std::thread([this] { run(); });
}

PostgresPatience::~PostgresPatience() {
  {
    const std::scoped_lock lock(mutex_);
    isEnding_ = true;
  }
  ending_.notify_one();
  if (thread_.joinable()) thread_.join();
  watch(-1);
}

void PostgresPatience::watch(int socket) {
  const std::scoped_lock lock(mutex_);
  if (socket_ >= 0) close(socket_);
  socket_ = socket < 0 ? -1 : fcntl(socket, F_DUPFD_CLOEXEC, 0);
  until_.reset();
}

void PostgresPatience::begin() {
  const std::scoped_lock lock(mutex_);
  until_ = std::chrono::steady_clock::now() + limit_;
}

void PostgresPatience::end() {
  const std::scoped_lock lock(mutex_);
  until_.reset();
}

// Nobody wakes it at a beginning, which is cheap so: it looks once in each limit, and so before any is over.
void PostgresPatience::run() {
  std::unique_lock lock(mutex_);
  while (!isEnding_) {
    const Time now = std::chrono::steady_clock::now();
    if (until_ && *until_ <= now) {
      (void)shutdown(socket_, SHUT_RDWR);
      until_.reset();
    }
    ending_.wait_until(lock, until_.value_or(now + limit_), [this] { return isEnding_; });
  }
}

}  // namespace pipit::server
