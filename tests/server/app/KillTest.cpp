#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "support/Load.h"

namespace {

// PIPIT_KILL_ROUNDS=1000 for a long run.
int rounds() {
  const char* wanted = std::getenv("PIPIT_KILL_ROUNDS");
  return wanted == nullptr ? 50 : std::atoi(wanted);
}

TEST(Kill, UnderLoadLosesNothingThatWasAcknowledgedAndDoublesNothing) {
  Pipitd service({"--chat-rate", "0", "--session-rate", "0", "--answer-pace", "0"});
  Load load(service, 4);
  std::mt19937 chance(7);
  for (int round = 0; round < rounds(); ++round) {
    ASSERT_TRUE(load.await(1 + static_cast<int>(chance() % 40))) << "in round " << round;
    const Finished killed = service.stop(SIGKILL);
    ASSERT_EQ(killed.status, 128 + SIGKILL);
    ASSERT_EQ(killed.output, "");
    service.start();
    load.moveTo(service.port);
  }
  ASSERT_TRUE(load.await(20));
  load.stop();
  EXPECT_EQ(load.problems(service.port), "");
  RecordProperty("acknowledged", load.acknowledged());
}

}  // namespace
