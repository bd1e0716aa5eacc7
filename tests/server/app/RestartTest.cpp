#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <future>
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
  pipit::Backoff backoff{pipit::limits::streamBase, pipit::limits::reconnectCap};

  bool isDue() const { return !stream && backoff.due(sinceStart()); }
  // Whether it is back.
  bool tryAgain(pipit::Random& random) {
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

class RestartTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(raiseDescriptors());
    for (int count = 0; count < kStreams; ++count) followers_.push_back({Visitor(service_), {}});
    for (Follower& follower : followers_) ASSERT_TRUE(follower.tryAgain(random_));
  }

  void kill() {
    ASSERT_EQ(service_.stop(SIGKILL).status, 128 + SIGKILL);
    for (Follower& follower : followers_) {
      follower.stream.reset();
      follower.backoff.fail(sinceStart(), random_);
    }
  }

  // All whose time has come try once, which is counted in the tenth of a second in which it came.
  void tryAll() {
    for (Follower& follower : followers_) {
      if (!follower.isDue()) continue;
      ++attempts_[static_cast<int>(follower.backoff.notBefore() / 100)];
      (void)follower.tryAgain(random_);
    }
  }

  void moveAll() {
    for (Follower& follower : followers_) follower.visitor.port = service_.port;
  }

  void expectAllBack() {
    const auto isBack = [](const Follower& follower) { return follower.stream != nullptr; };
    for (const auto deadline = Clock::now() + 60s; !std::ranges::all_of(followers_, isBack); tryAll())
      ASSERT_LT(Clock::now(), deadline);
    const auto metrics = request(service_.port, "GET", "/api/metrics").body;
    EXPECT_TRUE(metrics.contains("pipit_event_streams 1000")) << metrics;
    for (int number = 0; number < kStreams; number += 100) {
      const Follower& follower = followers_[static_cast<std::size_t>(number)];
      ASSERT_EQ(follower.visitor.say("client-1", "still there?").status, 202);
      EXPECT_TRUE(follower.stream->readUntil("still there?").contains("still there?"));
    }
  }

  int mostInATenth() const {
    const auto most = std::ranges::max_element(attempts_, {}, [](const auto& tenth) { return tenth.second; });
    return most == attempts_.end() ? 0 : most->second;
  }

  Pipitd service_{{"--chat-rate", "0", "--session-rate", "0", "--answer-pace", "0"}};
  pipit::Random random_{"restart"};
  std::vector<Follower> followers_;
  std::map<int, int> attempts_;
};

// A tenth of a second is a seventeenth of the first wait, and who tried too early comes again beside the
// others.
TEST_F(RestartTest, AtOnceIsMetByFewClientsAtATime) {
  kill();
  auto started = std::async(std::launch::async, [&] { service_.start(); });
  while (started.wait_for(0s) != std::future_status::ready) tryAll();
  started.get();
  moveAll();
  expectAllBack();
  EXPECT_LT(mostInATenth(), kStreams / 8);
}

TEST_F(RestartTest, AfterAnOutageBringsAThousandStreamsBackWithoutAStampede) {
  kill();
  const auto hasGivenUpThrice = [](const Follower& follower) { return follower.backoff.failures() >= 3; };
  while (!std::ranges::all_of(followers_, hasGivenUpThrice)) tryAll();
  service_.start();
  moveAll();
  expectAllBack();
  EXPECT_LT(mostInATenth(), kStreams / 8);
}

}  // namespace
