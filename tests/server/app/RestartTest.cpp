#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <map>

#include "base/Random.h"
#include "base/limits.h"
#include "bridge/Backoff.h"
#include "support/Pipitd.h"

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int kStreams = 1'000;

bool raiseDescriptors() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  return setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur > kStreams + 100;
}

double sinceStart() {
  static const auto start = Clock::now();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// A widget as far as its stream goes: it comes again when the engine's own backoff says so.
struct Follower {
  Visitor visitor;
  std::unique_ptr<RawSocket> stream;
  pipit::Backoff backoff{pipit::limits::reconnectBase, pipit::limits::reconnectCap};

  // Whether it is back.
  bool tryAgain(pipit::Random& random) {
    if (stream || !backoff.due(sinceStart())) return stream != nullptr;
    try {
      stream = visitor.follow(0);
      if (stream->readUntil("\r\n\r\n").contains("200 OK")) return true;
    } catch (const std::runtime_error&) {
    }
    stream.reset();
    backoff.fail(sinceStart(), random);
    return false;
  }
};

TEST(Restart, BringsAThousandStreamsBackWithoutAStampede) {
  ASSERT_TRUE(raiseDescriptors());
  Pipitd service({"--chat-rate", "0", "--session-rate", "0", "--answer-pace", "0"});
  pipit::Random random("restart");
  std::vector<Follower> followers;
  for (int count = 0; count < kStreams; ++count) followers.push_back({Visitor(service), {}});
  for (Follower& follower : followers) ASSERT_TRUE(follower.tryAgain(random));

  ASSERT_EQ(service.stop(SIGKILL).status, 128 + SIGKILL);
  for (Follower& follower : followers) {
    follower.stream.reset();
    follower.backoff.fail(sinceStart(), random);
  }
  const auto hasGivenUpThrice = [](const Follower& follower) { return follower.backoff.failures() >= 3; };
  while (!std::ranges::all_of(followers, hasGivenUpThrice))
    for (Follower& follower : followers)
      if (!hasGivenUpThrice(follower)) (void)follower.tryAgain(random);
  service.start();
  for (Follower& follower : followers) follower.visitor.port = service.port;
  const auto deadline = Clock::now() + 60s;
  std::map<int, int> arrivals;  // in each tenth of a second
  for (std::size_t back = 0; back < followers.size();) {
    ASSERT_LT(Clock::now(), deadline);
    back = 0;
    for (Follower& follower : followers) {
      const bool wasAway = !follower.stream;
      const bool isBack = follower.tryAgain(random);
      if (wasAway && isBack) ++arrivals[static_cast<int>(sinceStart() / 100)];
      back += isBack ? 1 : 0;
    }
  }
  const auto metrics = request(service.port, "GET", "/api/metrics").body;
  EXPECT_TRUE(metrics.contains("pipit_event_streams 1000")) << metrics;
  for (int number = 0; number < kStreams; number += 100) {
    const Follower& follower = followers[static_cast<std::size_t>(number)];
    ASSERT_EQ(follower.visitor.say("client-1", "still there?").status, 202);
    EXPECT_TRUE(follower.stream->readUntil("still there?").contains("still there?"));
  }
  const auto most = std::ranges::max_element(arrivals, {}, [](const auto& tenth) { return tenth.second; });
  EXPECT_LT(most->second, kStreams / 3);
}

}  // namespace
