#include <boost/asio/co_spawn.hpp>
#include <iostream>
#include <stdexcept>

#include "Samples.h"
#include "modes.h"
#include "streams.h"

namespace bench {

namespace {

using Clock = Samples::Clock;

struct Writing {
  const std::vector<Follower>& followers;
  Clock::time_point end;
  std::size_t next = 0;  // visitors take turns
  int written = 0;
  Samples samples = {};
};

net::awaitable<void> write(net::io_context& context, std::uint16_t port, Writing& writing) {
  Client client(context, port);
  co_await client.connect();
  while (Clock::now() < writing.end) {
    const Follower& follower = writing.followers[writing.next++ % writing.followers.size()];
    const std::string body =
        R"({"clientId":"message-)" + std::to_string(writing.written++) + R"(","text":"a ring under $300"})";
    const auto start = Clock::now();
    const Answer answer = co_await client.ask(post("/api/chat", body, follower.token));
    if (answer.status != 202) throw std::runtime_error("not acknowledged: " + answer.body);
    writing.samples.add(Clock::now() - start);
  }
}

}  // namespace

void measureMessages(const Options& options) {
  net::io_context context(1);
  const auto followers = openStreams(context, options.port, options.streams);
  const auto start = Clock::now();
  Writing writing{followers, start + options.time};
  int running = options.clients;
  std::exception_ptr failed;
  for (int client = 0; client < options.clients; ++client)
    net::co_spawn(context, write(context, options.port, writing), [&](const std::exception_ptr& problem) {
      if (problem) failed = problem;
      --running;
    });
  while (running > 0) context.run_one();
  if (failed) std::rethrow_exception(failed);
  std::cout << writing.samples.json(Clock::now() - start) << std::endl;
}

}  // namespace bench
