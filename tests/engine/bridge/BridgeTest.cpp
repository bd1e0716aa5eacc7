#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "bridge/Bridge.h"

namespace pipit {
namespace {

std::string reply(std::uint32_t id, std::string_view payload) {
  return writeEnvelope(id, MessageType::Reply, payload);
}

TEST(Bridge, SaysNothingBeforeThereIsAPort) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.post(MessageType::Hello, "{}");
  EXPECT_FALSE(bridge.request({MessageType::StorageGet, "{}", 1}, 0));
  EXPECT_TRUE(bridge.takeOutgoing().empty());
  EXPECT_FALSE(bridge.deadline());
}

TEST(Bridge, SettlesARequestWithItsAnswer) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  ASSERT_TRUE(bridge.request({MessageType::StorageGet, R"({"k":["a"]})", 42}, 0));
  EXPECT_EQ(bridge.takeOutgoing(),
            (std::vector<std::string>{R"({"v":2,"id":1,"t":"storage.get","p":{"k":["a"]}})"}));
  EXPECT_FALSE(bridge.receive(reply(1, R"({"ok":true,"v":["x"]})"), 0));
  const auto settled = bridge.takeSettled();
  ASSERT_EQ(settled.size(), 1u);
  EXPECT_EQ(settled.front().tag, 42u);
  EXPECT_TRUE(settled.front().ok);
  EXPECT_EQ(settled.front().payload.items("v").size(), 1u);
  EXPECT_EQ(bridge.dropped(), 0u);
}

TEST(Bridge, SettlesARequestOnceAndCountsTheSecondAnswer) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  ASSERT_TRUE(bridge.request({MessageType::Ping, "{}", 1}, 0));
  (void)bridge.receive(reply(1, R"({"ok":true})"), 0);
  (void)bridge.receive(reply(1, R"({"ok":true})"), 0);
  EXPECT_EQ(bridge.takeSettled().size(), 1u);
  EXPECT_EQ(bridge.dropped(), 1u);
}

TEST(Bridge, GivesUpARequestAtItsDeadline) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  bridge.rest();
  ASSERT_TRUE(bridge.request({MessageType::Ping, "{}", 5}, 1000));
  EXPECT_EQ(bridge.deadline(), 1000 + limits::requestTimeout);
  bridge.expire(1000 + limits::requestTimeout - 1);
  EXPECT_TRUE(bridge.takeSettled().empty());
  bridge.expire(1000 + limits::requestTimeout);
  const auto settled = bridge.takeSettled();
  ASSERT_EQ(settled.size(), 1u);
  EXPECT_FALSE(settled.front().ok);
  EXPECT_EQ(settled.front().code, "timeout");
  EXPECT_FALSE(bridge.deadline());
}

TEST(Bridge, AsksAgainUntilTheAttemptsAreUsedUpAndSettlesOnce) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  bridge.rest();
  ASSERT_TRUE(bridge.request({MessageType::StorageGet, R"({"k":["a"]})", 5, limits::requestAttempts}, 0));
  std::size_t asked = bridge.takeOutgoing().size();
  double now = 0;
  while (const auto deadline = bridge.deadline()) {
    EXPECT_TRUE(bridge.takeSettled().empty());
    now = *deadline;
    bridge.expire(now);
    for (const std::string& text : bridge.takeOutgoing()) {
      EXPECT_NE(text.find(R"("t":"storage.get","p":{"k":["a"]})"), std::string::npos);
      ++asked;
    }
  }
  EXPECT_EQ(asked, limits::requestAttempts);
  EXPECT_EQ(bridge.takeSettled().size(), 1u);
  EXPECT_GE(now, limits::requestAttempts * limits::requestTimeout);
  EXPECT_LT(now, limits::requestAttempts * (limits::requestTimeout + limits::backoffCap));
}

TEST(Bridge, AsksAHostPageThatIsBusyAgainAfterAPause) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  bridge.rest();
  ASSERT_TRUE(bridge.request({MessageType::StorageGet, "{}", 5, 2}, 0));
  (void)bridge.takeOutgoing();
  (void)bridge.receive(reply(1, R"({"ok":false,"code":"busy"})"), 0);
  EXPECT_TRUE(bridge.takeSettled().empty());
  EXPECT_TRUE(bridge.takeOutgoing().empty());
  ASSERT_LT(bridge.deadline().value(), limits::backoffBase);
  bridge.expire(limits::backoffBase);
  EXPECT_EQ(bridge.takeOutgoing().size(), 1u);
  (void)bridge.receive(reply(2, R"({"ok":true,"v":[null]})"), limits::backoffBase);
  const auto settled = bridge.takeSettled();
  ASSERT_EQ(settled.size(), 1u);
  EXPECT_TRUE(settled.front().ok);
}

TEST(Bridge, RejectsAllThatWaitsAtOnceWhenANewEpochBegins) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  ASSERT_TRUE(bridge.request({MessageType::Ping, "{}", 1}, 0));
  ASSERT_TRUE(bridge.request({MessageType::Ping, "{}", 2}, 0));
  bridge.connect(0);
  const auto settled = bridge.takeSettled();
  ASSERT_EQ(settled.size(), 2u);
  for (const auto& answer : settled) EXPECT_EQ(answer.code, "gone");
  EXPECT_TRUE(bridge.takeOutgoing().empty()) << "texts of the old port reached the new one";
}

TEST(Bridge, TakesNoAnswerOfAnOlderEpoch) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  ASSERT_TRUE(bridge.request({MessageType::Ping, "{}", 1}, 0));
  bridge.connect(0);
  (void)bridge.takeSettled();
  ASSERT_TRUE(bridge.request({MessageType::Ping, "{}", 2}, 0));
  (void)bridge.receive(reply(1, R"({"ok":true})"), 0);
  EXPECT_TRUE(bridge.takeSettled().empty());
  EXPECT_EQ(bridge.dropped(), 1u);
}

TEST(Bridge, RefusesMoreRequestsThanMayWait) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  for (std::size_t i = 0; i < limits::pendingRequests; ++i)
    EXPECT_TRUE(bridge.request({MessageType::Ping, "{}", 1}, 0));
  EXPECT_FALSE(bridge.request({MessageType::Ping, "{}", 1}, 0));
  EXPECT_EQ(bridge.takeOutgoing().size(), limits::pendingRequests);
}

TEST(Bridge, DropsAndCountsWhatDoesNotFit) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  for (const char* text :
       {"", "{}", "[]", R"({"v":3,"id":1,"t":"ping","p":{}})", R"({"v":2,"id":0,"t":"hello","p":{}})"})
    EXPECT_FALSE(bridge.receive(text, 0)) << text;
  EXPECT_EQ(bridge.dropped(), 5u);
}

TEST(Bridge, HandsOnWhatTheHostPageSays) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  const auto message = bridge.receive(R"({"v":2,"id":0,"t":"open","p":{"focus":true}})", 0);
  ASSERT_TRUE(message);
  EXPECT_TRUE(std::get<host::Open>(*message).focus);
}

TEST(Bridge, SpeaksTheVersionOfThePage) {
  for (const std::uint32_t version : {1u, 2u}) {
    Random random{"seed"};
    Bridge bridge{random};
    bridge.speak(version);
    bridge.connect(0);
    bridge.post(MessageType::Hello, "{}");
    EXPECT_TRUE(bridge.takeOutgoing().at(0).starts_with(R"({"v":)" + std::to_string(version)));
    EXPECT_TRUE(bridge.receive(writeEnvelope(0, MessageType::Close, "{}", version), 0));
  }
}

std::vector<std::uint32_t> idsOf(const std::vector<std::string>& texts) {
  std::vector<std::uint32_t> ids;
  for (const std::string& text : texts) ids.push_back(Envelope::parse(text).value().id);
  return ids;
}

TEST(Bridge, TellsAgainOverTheNextPortWhatWasNotConfirmedInOrderAndWithTheSameIds) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.tell(MessageType::PublicEvent, R"({"name":"early"})");
  bridge.connect(0);
  bridge.tell(MessageType::PublicEvent, R"({"name":"a"})");
  bridge.tell(MessageType::Close, "{}");
  const auto first = bridge.takeOutgoing();
  ASSERT_EQ(first.size(), 3u);
  (void)bridge.receive(reply(idsOf(first)[0], R"({"ok":true})"), 0);
  bridge.connect(1);
  EXPECT_EQ(bridge.takeOutgoing(), (std::vector<std::string>{first[1], first[2]}));
  for (const std::uint32_t id : idsOf(first)) (void)bridge.receive(reply(id, R"({"ok":true})"), 1);
  bridge.connect(2);
  EXPECT_TRUE(bridge.takeOutgoing().empty());
  EXPECT_EQ(bridge.dropped(), 1u) << "the second confirmation of one id";
}

TEST(Bridge, KeepsNoMoreToTellThanItsLimitAndCountsTheRest) {
  Random random{"seed"};
  Bridge bridge{random};
  for (std::size_t i = 0; i < limits::outbox + 5; ++i) bridge.tell(MessageType::Close, "{}");
  bridge.connect(0);
  const auto ids = idsOf(bridge.takeOutgoing());
  EXPECT_EQ(ids.size(), limits::outbox);
  EXPECT_EQ(ids.front(), 6u);
  EXPECT_EQ(bridge.dropped(), 5u);
}

TEST(Bridge, AsksWhetherTheHostPageIsThereAndTakesSilenceForItsEnd) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  double now = 0;
  while (bridge.connected() && now < 60000) bridge.expire(now += 100);
  EXPECT_EQ(now, limits::heartbeat * (1 + limits::missedBeats)) << "15 s after the first question";
  EXPECT_EQ(bridge.takeOutgoing().size(), limits::missedBeats);
  EXPECT_TRUE(bridge.isLost());
  EXPECT_FALSE(bridge.request({MessageType::StorageGet, "{}", 1}, now));
  EXPECT_TRUE(bridge.takeSettled().empty()) << "the bridge's own questions are nobody's business";
}

TEST(Bridge, IsThereAgainAtTheFirstWord) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  for (double now = 0; now < 60000; now += limits::heartbeat) bridge.expire(now);
  ASSERT_TRUE(bridge.isLost());
  (void)bridge.receive(writeEnvelope(0, MessageType::Close, "{}"), 60000);
  EXPECT_TRUE(bridge.connected());
}

TEST(Bridge, SaysFirstWhatItCouldNotSayWhileNobodyWasThere) {
  for (const bool wakes : {true, false}) {
    Random random{"seed"};
    Bridge bridge{random};
    bridge.connect(0);
    for (double now = 0; now < 60000; now += limits::heartbeat) bridge.expire(now);
    ASSERT_TRUE(bridge.isLost());
    bridge.tell(MessageType::PublicEvent, R"({"name":"first"})");
    (void)bridge.takeOutgoing();
    if (wakes)
      bridge.wake(60000);
    else
      (void)bridge.receive(writeEnvelope(0, MessageType::Close, "{}"), 60000);
    bridge.tell(MessageType::PublicEvent, R"({"name":"second"})");
    const auto said = bridge.takeOutgoing();
    ASSERT_EQ(said.size(), 2u);
    EXPECT_THAT(said[0], testing::HasSubstr("first"));
    EXPECT_THAT(said[1], testing::HasSubstr("second"));
  }
}

// What is asked has a later id than what was told before, and the host page drops what comes after a later
// one.
TEST(Bridge, AsksNothingAgainWhileNobodyIsThere) {
  for (const bool wakes : {true, false}) {
    Random random{"seed"};
    Bridge bridge{random};
    bridge.connect(0);
    const double lostAt = limits::heartbeat * (1 + limits::missedBeats);
    for (double now = limits::heartbeat; now < lostAt; now += limits::heartbeat) bridge.expire(now);
    const double askedAt = lostAt - limits::requestTimeout;
    ASSERT_TRUE(
        bridge.request({MessageType::StorageGet, R"({"k":["a"]})", 5, limits::requestAttempts}, askedAt));
    bridge.expire(lostAt);
    ASSERT_TRUE(bridge.isLost());
    (void)bridge.takeOutgoing();

    bridge.tell(MessageType::PublicEvent, R"({"name":"unread"})");
    const double later = lostAt + limits::backoffCap;
    bridge.expire(later);
    EXPECT_THAT(bridge.takeOutgoing(), testing::IsEmpty());
    EXPECT_GT(bridge.deadline(), later) << "no alarm goes off for what has to wait";

    if (wakes)
      bridge.wake(later);
    else
      (void)bridge.receive(writeEnvelope(0, MessageType::Close, "{}"), later);
    EXPECT_LE(bridge.deadline(), later);
    bridge.expire(later);
    const auto said = bridge.takeOutgoing();
    ASSERT_EQ(said.size(), 2u);
    EXPECT_THAT(said[0], testing::HasSubstr("unread"));
    EXPECT_THAT(said[1], testing::HasSubstr("storage.get"));
    EXPECT_LT(idsOf(said)[0], idsOf(said)[1]);
    EXPECT_THAT(bridge.takeSettled(), testing::IsEmpty());
  }
}

// Chromium runs the timers of a hidden page once a second, later once a minute, and those of a frozen one not
// at all.
TEST(Bridge, RaisesNoFalseAlarmHoweverLateItsTimersAre) {
  for (const double period : {1000.0, 60000.0, 3600000.0}) {
    Random random{"seed"};
    Bridge bridge{random};
    bridge.connect(0);
    for (double now = period; now < period * 100; now += period) {
      bridge.expire(now);
      EXPECT_TRUE(bridge.connected());
      for (const std::uint32_t id : idsOf(bridge.takeOutgoing()))
        (void)bridge.receive(reply(id, R"({"ok":true})"), now + 1);
    }
  }
}

TEST(Bridge, AsksNobodyWhileThePageRests) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  bridge.rest();
  EXPECT_FALSE(bridge.deadline());
  bridge.expire(3600000);
  EXPECT_TRUE(bridge.takeOutgoing().empty());
  bridge.wake(3600000);
  EXPECT_EQ(bridge.deadline(), 3600000 + limits::heartbeat);
  EXPECT_TRUE(bridge.connected());
}

TEST(Bridge, DropsAFloodAndListensAgainAfterIt) {
  Random random{"seed"};
  Bridge bridge{random};
  bridge.connect(0);
  const std::string close = writeEnvelope(0, MessageType::Close, "{}");
  std::uint32_t taken = 0;
  for (int i = 0; i < 50000; ++i) taken += bridge.receive(close, i * 0.01).has_value();
  EXPECT_EQ(taken, limits::floodMessages);
  EXPECT_EQ(bridge.dropped(), 50000 - limits::floodMessages);
  EXPECT_TRUE(bridge.receive(close, limits::floodWindow));
}

}  // namespace
}  // namespace pipit
