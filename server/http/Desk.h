#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
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

 private:
  net::io_context context_{1};
  net::executor_work_guard<net::io_context::executor_type> work_{context_.get_executor()};
  net::steady_timer timer_{context_};
  Tick tick_;
  std::thread thread_;
};

template <class Result, class Work>
net::awaitable<Result> deskJob(Desk& desk, Work& work) {
  Result result = work();
  desk.tick();
  co_return result;
}

// Runs the work on the desk, and goes on where it was called.
template <class Work>
net::awaitable<std::invoke_result_t<Work>> onDesk(Desk& desk, Work work) {
  co_return co_await net::co_spawn(desk.context(), deskJob<std::invoke_result_t<Work>>(desk, work),
                                   net::use_awaitable);
}

}  // namespace pipit::server
