#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace pipit::server {

// How long a server may be silent. libpq waits for its answer as long as the connection stands, and that of a
// server that is stopped, or of a machine that hangs, stands for ever: what takes longer has its connection
// shut down, so that libpq gives it up.
class PostgresPatience {
 public:
  // Zero: for ever.
  explicit PostgresPatience(std::chrono::milliseconds limit);
  PostgresPatience(const PostgresPatience&) = delete;
  PostgresPatience& operator=(const PostgresPatience&) = delete;
  ~PostgresPatience();

  // From now on it is that connection.
  void watch(int socket);
  void begin();
  void end();

 private:
  using Time = std::chrono::steady_clock::time_point;

  void run();

  const std::chrono::milliseconds limit_;
  std::mutex mutex_;
  std::condition_variable ending_;
  std::optional<Time> until_;
  int socket_ = -1;  // our own name of it: libpq may close its own at any time
  bool isEnding_ = false;
  std::thread thread_;
};

}  // namespace pipit::server
