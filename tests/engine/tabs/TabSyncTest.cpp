#include <gtest/gtest.h>

#include "base/limits.h"
#include "tabs/TabSync.h"

namespace pipit {
namespace {

std::string named(char letter) {
  return std::string(32, letter);
}

std::string said(char letter, std::uint32_t number) {
  return writeTabMessage(named(letter), number, TabMessageType::Ping, "{}");
}

TabSync talking(TabSync::Way way) {
  TabSync tabs;
  tabs.introduce(named('a'));
  tabs.open(way);
  return tabs;
}

TEST(TabSync, NumbersWhatItSays) {
  TabSync tabs = talking(TabSync::Way::Channel);
  tabs.say(TabMessageType::Ping, "{}");
  tabs.say(TabMessageType::Resign, "{}");
  const auto outgoing = tabs.takeOutgoing();
  ASSERT_EQ(outgoing.size(), 2u);
  EXPECT_EQ(TabMessage::parse(outgoing[1])->number, 2u);
  EXPECT_TRUE(tabs.takeOutgoing().empty());
}

TEST(TabSync, SaysAndHearsNothingWhileItIsClosed) {
  TabSync tabs = talking(TabSync::Way::Channel);
  tabs.close();
  tabs.say(TabMessageType::Ping, "{}");
  EXPECT_TRUE(tabs.takeOutgoing().empty());
  EXPECT_FALSE(tabs.hear(said('b', 1), 0));
}

TEST(TabSync, HearsEachMessageOfAnotherOnce) {
  TabSync tabs = talking(TabSync::Way::Channel);
  EXPECT_TRUE(tabs.hear(said('b', 2), 0));
  EXPECT_FALSE(tabs.hear(said('b', 2), 0));
  EXPECT_TRUE(tabs.hear(said('b', 3), 0));
  EXPECT_TRUE(tabs.hear(said('c', 1), 0));
  EXPECT_FALSE(tabs.hear(said('a', 1), 0)) << "its own";
  EXPECT_EQ(tabs.dropped(), 0u);
}

TEST(TabSync, GoesOnHearingOneInWhoseNameAnotherHasSpoken) {
  TabSync tabs = talking(TabSync::Way::Channel);
  EXPECT_TRUE(tabs.hear(said('b', 1), 0));
  EXPECT_TRUE(tabs.hear(said('b', 0xFFFFFFFF), 0));
  EXPECT_TRUE(tabs.hear(writeTabMessage(named('b'), 3, TabMessageType::Resign, "{}"), 0));
  for (const std::uint32_t number : {2u, 3u, 4u}) EXPECT_TRUE(tabs.hear(said('b', number), 0)) << number;
}

// A record is read as a whole, however little of it is new.
TEST(TabSync, TakesNothingThatItHearsAgainForAFlood) {
  TabSync tabs = talking(TabSync::Way::Records);
  constexpr std::uint32_t recorded = 300;
  for (std::uint32_t i = 1; i <= recorded; ++i) EXPECT_TRUE(tabs.hear(said('b', i), 0));
  for (int round = 0; round < 20; ++round)
    for (std::uint32_t i = 1; i <= recorded; ++i) EXPECT_FALSE(tabs.hear(said('b', i), 0));
  EXPECT_TRUE(tabs.hear(said('b', recorded + 1), 0));
  EXPECT_EQ(tabs.dropped(), 0u);
}

TEST(TabSync, ForgetsWhatItHeardLongAgo) {
  TabSync tabs = talking(TabSync::Way::Channel);
  double now = 0;
  for (std::uint32_t i = 1; i <= limits::tabsHeard; ++i, now += limits::floodWindow)
    ASSERT_TRUE(tabs.hear(said('b', i), now));
  EXPECT_FALSE(tabs.hear(said('b', 1), now));
  EXPECT_TRUE(tabs.hear(said('c', 1), now));
  EXPECT_TRUE(tabs.hear(said('b', 1), now));
  EXPECT_FALSE(tabs.hear(said('b', 3), now));
}

TEST(TabSync, DropsAFloodAndCountsIt) {
  TabSync tabs = talking(TabSync::Way::Channel);
  for (std::uint32_t i = 1; i <= limits::floodMessages; ++i) EXPECT_TRUE(tabs.hear(said('b', i), 0));
  EXPECT_FALSE(tabs.hear(said('b', limits::floodMessages + 1), 0));
  EXPECT_EQ(tabs.dropped(), 1u);
  EXPECT_TRUE(tabs.hear(said('b', limits::floodMessages + 1), limits::floodWindow));
}

TEST(TabSync, KeepsTheLastThatItSaidInItsRecord) {
  TabSync tabs = talking(TabSync::Way::Records);
  EXPECT_EQ(tabs.record(), "");
  const std::string large = R"({"text":")" + std::string(limits::tabRecordBytes / 3, 'x') + R"("})";
  for (int i = 0; i < 4; ++i) tabs.say(TabMessageType::Draft, large);
  EXPECT_TRUE(tabs.takeChanged());
  EXPECT_FALSE(tabs.takeChanged());
  EXPECT_TRUE(tabs.takeOutgoing().empty());
  const Json record = Json::parse(tabs.record()).value();
  ASSERT_EQ(record.items("messages").size(), 2u);
  EXPECT_EQ(TabMessage::parse(*record.items("messages")[1].string())->number, 4u);
  tabs.forget();
  EXPECT_EQ(tabs.record(), "");
}

TEST(TabSync, KnowsWhoseARecordIs) {
  const TabSync tabs = talking(TabSync::Way::Records);
  EXPECT_EQ(tabs.recordKey(), "tabs.aaaaaaaa");
  EXPECT_FALSE(tabs.isOthersRecord("tabs.aaaaaaaa"));
  EXPECT_TRUE(tabs.isOthersRecord("tabs.bbbbbbbb"));
  EXPECT_FALSE(tabs.isOthersRecord("tabs.bbbbbbbb.aside"));
  EXPECT_FALSE(tabs.isOthersRecord("draft.bbbbbbbb"));
  EXPECT_TRUE(TabSync::isRecordOf("tabs.bbbbbbbb", named('b')));
  EXPECT_FALSE(TabSync::isRecordOf("tabs.bbbbbbbb", named('c')));
  EXPECT_FALSE(TabSync::isRecordOf("tabs.bbbbbbbb", ""));
}

}  // namespace
}  // namespace pipit
