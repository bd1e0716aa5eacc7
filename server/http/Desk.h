#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstddef>
#include <functional>
#include <optional>
#include <thread>

#include "domain/Responder.h"

namespace pipit::server {

namespace net = boost::asio;

// The one thread on which the domain and the store live. A commit that waits for the disk keeps no socket
// waiting.
class Desk {
 public:
  // Does what is due, says when to be called again.
  using Tick = std::function<std::optional<SteadyTime>(SteadyTime)>;

  Desk() = default;
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  ~Desk() { stop(); }

  void start(Tick tick);
  // Ends the thread. What stands on the desk is done first, but no more ticks.
  void stop();

  net::io_context& context() { return context_; }
  // On the desk's own thread, after each job: it may have made something due.
  void tick();

  // How many jobs stand on it that have not begun. A connection has one at a time, so they are never more
  // than connections.
  std::size_t waiting() const { return waiting_; }
  void put() { ++waiting_; }
  void begin() { --waiting_; }

 private:
  net::io_context context_{1};
  net::executor_work_guard<net::io_context::executor_type> work_{context_.get_executor()};
  net::steady_timer timer_{context_};
  Tick tick_;
  std::atomic<std::size_t> waiting_ = 0;
  std::thread thread_;
};

template <class Result, class Work>
net::awaitable<Result> deskJob(Desk& desk, Work& work) {
  desk.begin();
  Result result = work();
  desk.tick();
  co_return result;
}

// Runs the work on the desk, and goes on where it was called.
template <class Work>
net::awaitable<std::invoke_result_t<Work>> onDesk(Desk& desk, Work work) {
  desk.put();
  co_return co_await net::co_spawn(desk.context(), deskJob<std::invoke_result_t<Work>>(desk, work),
                                   net::use_awaitable);
}

}  // namespace pipit::server
