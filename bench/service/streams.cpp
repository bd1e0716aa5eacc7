#include "streams.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <iostream>
#include <stdexcept>

#include "modes.h"

namespace bench {

namespace {

// As many as a browser's visitors would come at once, and few enough for the queue of the listening socket.
constexpr int kAtOnce = 64;

net::awaitable<void> drained(Client& client) {
  try {
    co_await client.drain();
  } catch (const std::exception&) {
    // The measurement has ended, or the service.
  }
}

net::awaitable<void> openOne(net::io_context& context, std::uint16_t port, Follower& follower) {
  Client asker(context, port);
  co_await asker.connect();
  follower.token = co_await newVisitor(asker);
  follower.stream = std::make_unique<Client>(context, port);
  co_await follower.stream->connect();
  const std::string head =
      co_await follower.stream->open(get("/api/events", "Authorization: Bearer " + follower.token + "\r\n"));
  if (!head.starts_with("HTTP/1.1 200")) throw std::runtime_error("no stream: " + head);
}

net::awaitable<void> openSome(net::io_context& context, std::uint16_t port, std::vector<Follower>& all,
                              std::size_t& next) {
  while (next < all.size()) {
    Follower& follower = all[next++];
    co_await openOne(context, port, follower);
    net::co_spawn(context, drained(*follower.stream), net::detached);
  }
}

}  // namespace

std::vector<Follower> openStreams(net::io_context& context, std::uint16_t port, int count) {
  std::vector<Follower> all(static_cast<std::size_t>(count));
  std::size_t next = 0;
  int running = kAtOnce;
  std::exception_ptr failed;
  for (int opener = 0; opener < kAtOnce; ++opener)
    net::co_spawn(context, openSome(context, port, all, next), [&](const std::exception_ptr& problem) {
      if (problem) failed = problem;
      --running;
    });
  while (running > 0) context.run_one();
  if (failed) std::rethrow_exception(failed);
  return all;
}

void holdStreams(const Options& options) {
  net::io_context context(1);
  const auto all = openStreams(context, options.port, options.streams);
  std::cout << "open" << std::endl;
  std::string line;
  std::getline(std::cin, line);
}

}  // namespace bench
