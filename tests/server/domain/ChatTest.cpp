#include <gtest/gtest.h>

#include "domain/Chat.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

class ChatTest : public ::testing::Test {
 protected:
  TemporaryFolder folder;
  Service service{folder};
};

TEST_F(ChatTest, ANewVisitorGetsAPassThatOpensTheSameConversationAgain) {
  const Session first = service.chat.open("shop", std::nullopt).value();
  service.wall += 1'000;
  const Session second = service.chat.open("shop", first.token).value();
  EXPECT_EQ(second.pass.visitor, first.pass.visitor);
  EXPECT_EQ(second.pass.conversation, first.pass.conversation);
  EXPECT_EQ(second.pass.expires, first.pass.expires + 1'000);
}

TEST_F(ChatTest, APassOfAnotherSiteOrAnOldOneIsRefused) {
  ASSERT_TRUE(service.sites.save({.id = "other",
                                  .name = {},
                                  .allow = {"https://other.example"},
                                  .botName = {},
                                  .subtitle = {},
                                  .welcome = {},
                                  .placeholder = {},
                                  .openIn = "tab"}));
  const std::string token = service.chat.open("shop", std::nullopt)->token;
  EXPECT_EQ(service.chat.open("other", token).error(), SessionError::InvalidPass);
  EXPECT_EQ(service.chat.open("shop", "").error(), SessionError::InvalidPass);
  service.wall += 31LL * 24 * 3600 * 1000;
  EXPECT_EQ(service.chat.open("shop", token).error(), SessionError::InvalidPass);
}

TEST_F(ChatTest, AnUnknownSiteHasNoSessions) {
  EXPECT_EQ(service.chat.open("nowhere", std::nullopt).error(), SessionError::UnknownSite);
}

TEST_F(ChatTest, TheSameClientIdGetsTheSameMessageAndNothingNewHappens) {
  const Pass pass = service.visitor();
  const Message first = service.say(pass, "client-1");
  service.wall += 5;
  const Message again = service.say(pass, "client-1", "another text");
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(again.at, first.at);
  EXPECT_EQ(service.telemetry.accepted, 1);
  service.pass(100ms);
  EXPECT_EQ(service.all(pass).size(), 2U);
}

TEST_F(ChatTest, TheSameClientIdOfAnotherVisitorIsAnotherMessage) {
  const Message one = service.say(service.visitor(), "client-1");
  const Message two = service.say(service.visitor(), "client-1");
  EXPECT_NE(one.id, two.id);
}

TEST_F(ChatTest, ARepeatedMessageIsAnsweredEvenWhereANewOneIsTooOften) {
  TemporaryFolder other;
  Service limited(other, {30, 1});
  const Pass pass = limited.visitor();
  limited.say(pass, "client-1");
  EXPECT_EQ(std::get<TooOften>(limited.chat.say(pass, {"client-2", "x", ""}, limited.steady).error()).wait,
            2'000);
  EXPECT_TRUE(limited.chat.say(pass, {"client-1", "x", ""}, limited.steady));
}

TEST_F(ChatTest, PlacesAndChangesHaveNoGaps) {
  const Pass pass = service.visitor();
  for (int message = 0; message < 5; ++message) service.say(pass, "client-" + std::to_string(message));
  service.pass(500ms);
  std::int64_t seq = 0;
  for (const Message& message : service.all(pass)) EXPECT_EQ(message.seq, ++seq);
  EXPECT_EQ(seq, 10);
  EXPECT_EQ(service.store.latestChange(pass.conversation), 5 + 2 * 5);
}

TEST_F(ChatTest, AFollowerGetsWhatChangedSinceAndThenWhatHappens) {
  const Pass pass = service.visitor();
  service.say(pass, "client-1");
  service.pass(100ms);
  const auto listener = std::make_shared<RecordingListener>();
  const Followed followed = service.chat.follow(pass, 1, listener);
  ASSERT_EQ(followed.messages.size(), 1U);
  EXPECT_EQ(followed.messages[0].change, 3);
  EXPECT_TRUE(followed.live);
  service.say(pass, "client-2");
  service.pass(100ms);
  ASSERT_EQ(listener->messages.size(), 3U);
  EXPECT_EQ(listener->messages[2].change, 6);
  EXPECT_EQ(listener->messages[2].cards.size(), 1U);
}

TEST_F(ChatTest, WhoComesInMidAnswerGetsTheTextSoFarAndTheRestAsItComes) {
  const Pass pass = service.visitor();
  service.say(pass, "client-1");
  service.pass(15ms);
  const auto listener = std::make_shared<RecordingListener>();
  const Followed fresh = service.chat.follow(pass, 0, listener);
  ASSERT_EQ(fresh.messages.size(), 2U);
  EXPECT_EQ(fresh.messages[1].text, "One two ");
  EXPECT_FALSE(fresh.streaming);
  const Followed known = service.chat.follow(pass, 2, std::make_shared<RecordingListener>());
  EXPECT_TRUE(known.messages.empty());
  EXPECT_EQ(known.streaming.value().text, "One two ");
  service.pass(50ms);
  ASSERT_EQ(listener->deltas.size(), 1U);
  EXPECT_EQ(listener->deltas[0].from, 8U);
  EXPECT_EQ(listener->deltas[0].text, "three.");
}

TEST_F(ChatTest, ALongBacklogComesInPagesAndIsLiveAtItsEnd) {
  const Pass pass = service.visitor();
  for (int message = 0; message < 60; ++message)
    service.say(pass, "client-" + std::to_string(1000 + message));
  const auto listener = std::make_shared<RecordingListener>();
  const Followed first = service.chat.follow(pass, 0, listener);
  EXPECT_EQ(first.messages.size(), 50U);
  EXPECT_FALSE(first.live);
  const Followed second = service.chat.follow(pass, first.next, listener);
  EXPECT_EQ(second.messages.size(), 11U);
  EXPECT_TRUE(second.live);
}

TEST_F(ChatTest, AFollowerWithANumberFromTheFutureStartsOver) {
  const Pass pass = service.visitor();
  service.say(pass, "client-1");
  EXPECT_EQ(service.chat.follow(pass, 99, std::make_shared<RecordingListener>()).messages.size(), 2U);
}

TEST_F(ChatTest, TheOldestOfTooManyFollowersGivesWay) {
  const Pass pass = service.visitor();
  std::vector<std::shared_ptr<RecordingListener>> listeners;
  for (int count = 0; count < 17; ++count) {
    listeners.push_back(std::make_shared<RecordingListener>());
    service.chat.follow(pass, 0, listeners.back());
  }
  EXPECT_TRUE(listeners[0]->isReplaced);
  EXPECT_FALSE(listeners[1]->isReplaced);
}

TEST_F(ChatTest, HistoryComesInPagesOldestFirst) {
  const Pass pass = service.visitor();
  for (int message = 0; message < 3; ++message) service.say(pass, "client-" + std::to_string(message));
  service.pass(300ms);
  const MessagePage newest = service.chat.history(pass, 1'000, 4);
  EXPECT_TRUE(newest.more);
  EXPECT_EQ(newest.messages.front().seq, 3);
  EXPECT_EQ(newest.messages.back().seq, 6);
  const MessagePage oldest = service.chat.history(pass, 3, 4);
  EXPECT_FALSE(oldest.more);
  EXPECT_EQ(oldest.messages.size(), 2U);
}

TEST_F(ChatTest, TextsOfEveryKindComeBackAsTheyWere) {
  const Pass pass = service.visitor();
  const std::string text = "quote \" ' ; DROP TABLE :name ::text $1 ? \\ \xF0\x9F\x92\x8D\n";
  service.say(pass, "client-1", text);
  EXPECT_EQ(service.all(pass)[0].text, text);
}

}  // namespace
}  // namespace pipit::server
