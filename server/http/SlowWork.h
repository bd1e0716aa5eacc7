#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <functional>

#include "http/Response.h"

namespace pipit::server {

namespace net = boost::asio;

// The thread for what takes long and needs nothing but itself: passwords. It does one at a time, so that
// their memory stays bounded, and keeps neither the network waiting nor the desk.
class SlowWork {
 public:
  SlowWork() = default;
  SlowWork(const SlowWork&) = delete;
  SlowWork& operator=(const SlowWork&) = delete;
  ~SlowWork() { pool_.join(); }

  // False: too many wait. Else slowly() has to follow.
  bool enter();
  void leave() { --waiting_; }
  std::size_t waiting() const { return waiting_; }
  net::thread_pool::executor_type executor() { return pool_.get_executor(); }

 private:
  std::atomic<std::size_t> waiting_ = 0;
  net::thread_pool pool_{1};
};

// Goes on where it was called, with what is to be asked on the desk; with nothing where it has failed.
net::awaitable<Response::Rest> slowly(SlowWork& slowWork, std::function<Response::Rest()> work);

}  // namespace pipit::server
