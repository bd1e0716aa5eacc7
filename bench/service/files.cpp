#include <boost/asio/co_spawn.hpp>
#include <iostream>
#include <stdexcept>

#include "Samples.h"
#include "modes.h"
#include "streams.h"

namespace bench {

namespace {

using Clock = Samples::Clock;

net::awaitable<void> load(net::io_context& context, const Options& options, Clock::time_point end,
                          Samples& samples) {
  Client client(context, options.port);
  co_await client.connect();
  const std::string request = get(options.target, "Accept-Encoding: gzip\r\n");
  while (Clock::now() < end) {
    const auto start = Clock::now();
    const Answer answer = co_await client.ask(request);
    if (answer.status != 200) throw std::runtime_error("not there: " + options.target);
    samples.add(Clock::now() - start);
  }
}

}  // namespace

void measureFiles(const Options& options) {
  net::io_context context(1);
  Samples samples;
  const auto start = Clock::now();
  int running = options.clients;
  std::exception_ptr failed;
  for (int client = 0; client < options.clients; ++client)
    net::co_spawn(context, load(context, options, start + options.time, samples),
                  [&](const std::exception_ptr& problem) {
                    if (problem) failed = problem;
                    --running;
                  });
  while (running > 0) context.run_one();
  if (failed) std::rethrow_exception(failed);
  std::cout << samples.json(Clock::now() - start) << std::endl;
}

}  // namespace bench
