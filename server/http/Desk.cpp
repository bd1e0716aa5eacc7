#include "http/Desk.h"

#include <utility>

namespace pipit::server {

void Desk::start(Tick tick) {
  tick_ = std::move(tick);
  net::post(context_, [this] { this->tick(); });
  thread_ = std::thread([this] { context_.run(); });
}

void Desk::stop() {
  if (!thread_.joinable()) return;
  net::post(context_, [this] {
    tick_ = nullptr;
    timer_.cancel();
    work_.reset();
  });
  thread_.join();
}

void Desk::tick() {
  const auto next = tick_ ? tick_(std::chrono::steady_clock::now()) : std::nullopt;
  if (!next) return;
  timer_.expires_at(*next);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) this->tick();
  });
}

}  // namespace pipit::server
