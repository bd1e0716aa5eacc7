#include "http/SlowWork.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <utility>

#include "domain/Limits.h"
#include "http/Log.h"

namespace pipit::server {

namespace {

net::awaitable<Response::Rest> slowJob(SlowWork& slowWork, std::function<Response::Rest()> work) {
  Response::Rest rest;
  try {
    rest = work();
  } catch (const std::exception& failure) {
    logProblem("slow work", failure.what());
  }
  slowWork.leave();
  co_return rest;
}

}  // namespace

bool SlowWork::enter() {
  if (++waiting_ <= limits::kHashesWaiting) return true;
  --waiting_;
  return false;
}

net::awaitable<Response::Rest> slowly(SlowWork& slowWork, std::function<Response::Rest()> work) {
  co_return co_await net::co_spawn(slowWork.executor(), slowJob(slowWork, std::move(work)),
                                   net::use_awaitable);
}

}  // namespace pipit::server
