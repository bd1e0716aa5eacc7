#include <gtest/gtest.h>

#include "support/Pipitd.h"

namespace {

using namespace std::chrono_literals;

TEST(Crash, NoAcknowledgedMessageIsLostAndTheAnswerIsCompletedInItsPlace) {
  Pipitd service({"--answer-pace", "200"});
  Visitor visitor(service);
  ASSERT_EQ(visitor.say("client-1", "a ring under $300").status, 202);
  ASSERT_TRUE(visitor.follow(0)->readUntil("event: delta").contains("event: delta"));
  ASSERT_EQ(visitor.say("client-2", "where is order 10234").status, 202);
  const std::string started = visitor.history()[1].at("id").as_string().c_str();
  EXPECT_EQ(service.stop(SIGKILL).status, 128 + SIGKILL);

  service.start();
  visitor.port = service.port;
  ASSERT_TRUE(visitor.follow(3)->readUntil(R"("state":"complete")", 30s).contains(R"("seq":2)"));
  const auto messages = visitor.history();
  ASSERT_GE(messages.size(), 3U);
  EXPECT_EQ(messages[0].at("text").as_string(), "a ring under $300");
  EXPECT_EQ(messages[1].at("id").as_string(), std::string_view(started));
  EXPECT_EQ(messages[1].at("state").as_string(), "complete");
  EXPECT_EQ(messages[2].at("text").as_string(), "where is order 10234");
  const auto answered = visitor.follow(6)->readUntil(R"("state":"complete")", 30s);
  EXPECT_TRUE(answered.contains(R"("seq":4)")) << answered;
}

TEST(Shutdown, EndsStreamsAndLeavesWithSuccess) {
  const Pipitd service;
  const Visitor visitor(service);
  const auto stream = visitor.follow(0);
  ASSERT_TRUE(stream->readUntil("\r\n\r\n").contains("200 OK"));
  service.process->signal(SIGTERM);
  EXPECT_TRUE(stream->readAll().ends_with("0\r\n\r\n"));
  const Finished finished = service.process->wait();
  EXPECT_EQ(finished.status, 0) << finished.output;
}

TEST(Log, HoldsNeitherTokensNorTexts) {
  const Pipitd service({"--log-level", "debug"});
  const Visitor visitor(service);
  visitor.say("client-1", "my secret words");
  (void)visitor.follow(0)->readUntil("secret");
  const Finished finished = service.stop();
  EXPECT_TRUE(finished.output.contains(R"("route":"/api/chat")"));
  EXPECT_FALSE(finished.output.contains("secret"));
  EXPECT_FALSE(finished.output.contains(visitor.token));
}

}  // namespace
