#include <gtest/gtest.h>

#include "base/limits.h"
#include "bridge/Bridge.h"

namespace pipit {
namespace {

std::string reply(std::uint32_t id, std::string_view payload) {
  return writeEnvelope(id, MessageType::Reply, payload);
}

TEST(Bridge, SaysNothingBeforeThereIsAPort) {
  Bridge bridge;
  bridge.post(MessageType::Hello, "{}");
  EXPECT_FALSE(bridge.request(MessageType::StorageGet, "{}", 1, 0));
  EXPECT_TRUE(bridge.takeOutgoing().empty());
  EXPECT_FALSE(bridge.deadline());
}

TEST(Bridge, SettlesARequestWithItsAnswer) {
  Bridge bridge;
  bridge.connect();
  ASSERT_TRUE(bridge.request(MessageType::StorageGet, R"({"k":["a"]})", 42, 0));
  EXPECT_EQ(bridge.takeOutgoing(),
            (std::vector<std::string>{R"({"v":1,"id":1,"t":"storage.get","p":{"k":["a"]}})"}));
  EXPECT_FALSE(bridge.receive(reply(1, R"({"ok":true,"v":["x"]})")));
  const auto settled = bridge.takeSettled();
  ASSERT_EQ(settled.size(), 1u);
  EXPECT_EQ(settled[0].tag, 42u);
  EXPECT_TRUE(settled[0].ok);
  EXPECT_EQ(settled[0].payload.items("v").size(), 1u);
  EXPECT_EQ(bridge.dropped(), 0u);
}

TEST(Bridge, SettlesARequestOnceAndCountsTheSecondAnswer) {
  Bridge bridge;
  bridge.connect();
  ASSERT_TRUE(bridge.request(MessageType::Ping, "{}", 1, 0));
  (void)bridge.receive(reply(1, R"({"ok":true})"));
  (void)bridge.receive(reply(1, R"({"ok":true})"));
  EXPECT_EQ(bridge.takeSettled().size(), 1u);
  EXPECT_EQ(bridge.dropped(), 1u);
}

TEST(Bridge, GivesUpARequestAtItsDeadline) {
  Bridge bridge;
  bridge.connect();
  ASSERT_TRUE(bridge.request(MessageType::Ping, "{}", 5, 1000));
  EXPECT_EQ(bridge.deadline(), 1000 + limits::requestTimeout);
  bridge.expire(1000 + limits::requestTimeout - 1);
  EXPECT_TRUE(bridge.takeSettled().empty());
  bridge.expire(1000 + limits::requestTimeout);
  const auto settled = bridge.takeSettled();
  ASSERT_EQ(settled.size(), 1u);
  EXPECT_FALSE(settled[0].ok);
  EXPECT_EQ(settled[0].code, "timeout");
  EXPECT_FALSE(bridge.deadline());
}

TEST(Bridge, RejectsAllThatWaitsAtOnceWhenANewEpochBegins) {
  Bridge bridge;
  bridge.connect();
  ASSERT_TRUE(bridge.request(MessageType::Ping, "{}", 1, 0));
  ASSERT_TRUE(bridge.request(MessageType::Ping, "{}", 2, 0));
  bridge.connect();
  const auto settled = bridge.takeSettled();
  ASSERT_EQ(settled.size(), 2u);
  for (const auto& answer : settled) EXPECT_EQ(answer.code, "gone");
  EXPECT_TRUE(bridge.takeOutgoing().empty()) << "texts of the old port reached the new one";
}

TEST(Bridge, TakesNoAnswerOfAnOlderEpoch) {
  Bridge bridge;
  bridge.connect();
  ASSERT_TRUE(bridge.request(MessageType::Ping, "{}", 1, 0));
  bridge.connect();
  (void)bridge.takeSettled();
  ASSERT_TRUE(bridge.request(MessageType::Ping, "{}", 2, 0));
  (void)bridge.receive(reply(1, R"({"ok":true})"));
  EXPECT_TRUE(bridge.takeSettled().empty());
  EXPECT_EQ(bridge.dropped(), 1u);
}

TEST(Bridge, RefusesMoreRequestsThanMayWait) {
  Bridge bridge;
  bridge.connect();
  for (std::size_t i = 0; i < limits::pendingRequests; ++i)
    EXPECT_TRUE(bridge.request(MessageType::Ping, "{}", 1, 0));
  EXPECT_FALSE(bridge.request(MessageType::Ping, "{}", 1, 0));
  EXPECT_EQ(bridge.takeOutgoing().size(), limits::pendingRequests);
}

TEST(Bridge, DropsAndCountsWhatDoesNotFit) {
  Bridge bridge;
  bridge.connect();
  for (const char* text :
       {"", "{}", "[]", R"({"v":2,"id":1,"t":"ping","p":{}})", R"({"v":1,"id":0,"t":"hello","p":{}})"})
    EXPECT_FALSE(bridge.receive(text)) << text;
  EXPECT_EQ(bridge.dropped(), 5u);
}

TEST(Bridge, HandsOnWhatTheHostPageSays) {
  Bridge bridge;
  bridge.connect();
  const auto message = bridge.receive(R"({"v":1,"id":0,"t":"open","p":{"focus":true}})");
  ASSERT_TRUE(message);
  EXPECT_TRUE(std::get<host::Open>(*message).focus);
}

}  // namespace
}  // namespace pipit
