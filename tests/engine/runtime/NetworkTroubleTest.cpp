#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "base/limits.h"

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NetworkTrouble, KeepsAMessageAndTriesAgainWithPausesThatGrow) {
  Harness harness;
  harness.converse();
  harness.send("second");
  const std::string clientId = harness.clientIdOfChat();
  int attempts = 0;
  for (int step = 0; step < 600; ++step) {
    if (harness.request("/api/chat")) {
      EXPECT_EQ(harness.clientIdOfChat(), clientId);
      harness.breakOff("/api/chat");
      ++attempts;
    }
    harness.stream(": heartbeat\n\n");
    harness.advance(100);
  }
  EXPECT_GE(attempts, 6);
  EXPECT_LE(attempts, 18);
  EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Pending);
}

TEST(NetworkTrouble, TakesTheServicesOwnTroubleForPassing) {
  for (const int status : {408, 429, 500, 502, 503}) {
    Harness harness;
    harness.converse();
    harness.send("second");
    harness.respond("/api/chat", static_cast<std::uint16_t>(status), "");
    EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Pending) << status;
    harness.advance(limits::backoffBase);
    EXPECT_TRUE(harness.request("/api/chat")) << status;
  }
}

TEST(NetworkTrouble, WaitsAsLongAsTheServiceSaysWhereTooMuchWasSentAndSaysThat) {
  Harness harness;
  harness.converse();
  const wire::Connection before = harness.screen.status.connection;
  harness.send("second");
  for (int time = 0; time < 4; ++time) {
    harness.respond("/api/chat", 429, errorBody("rate.limit"), 7);
    EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Pending);
    EXPECT_EQ(harness.screen.status.wait, 7U);
    EXPECT_EQ(harness.screen.status.connection, before) << "it is none of the connection's";
    harness.advance(6'999);
    EXPECT_FALSE(harness.request("/api/chat"));
    harness.advance(1);
    EXPECT_TRUE(harness.request("/api/chat"));
    EXPECT_EQ(harness.screen.status.wait, 0U);
  }
}

TEST(NetworkTrouble, WaitsNoLongerThanAnHourWhateverTheServiceSays) {
  Harness harness;
  harness.converse();
  harness.send("second");
  harness.respond("/api/chat", 429, "", 4'294'967'295U);
  EXPECT_EQ(harness.screen.status.wait, limits::longestHold);
}

TEST(NetworkTrouble, TakesNoHalfAnAnswerForOne) {
  Harness harness;
  harness.converse();
  harness.send("second");
  const auto chat = harness.request("/api/chat");
  harness.tell(event::HttpHead{chat->request, 202, 0});
  harness.tell(event::HttpChunk{chat->request, R"({"id":"m_2","seq":2,)"});
  harness.breakOff("/api/chat");
  EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Pending);
  harness.advance(limits::backoffBase);
  for (const char* body : {"", "{}", R"({"id":"m_2"})", R"({"seq":2})", R"({"id":"","seq":2})"}) {
    harness.respond("/api/chat", 202, body);
    EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Pending) << body;
    harness.advance(limits::reconnectCap);
  }
}

TEST(NetworkTrouble, ReconnectsTheStreamWithPausesThatGrowUpToTheCap) {
  Harness harness;
  harness.converse();
  int attempts = 0;
  for (int step = 0; step < 6000; ++step) {
    if (harness.breakOff("/api/events")) ++attempts;
    harness.advance(100);
  }
  EXPECT_GE(attempts, 60) << "it goes on for ever";
  EXPECT_LE(attempts, 180);
  EXPECT_EQ(harness.screen.status.connection, wire::Connection::Offline);
}

TEST(NetworkTrouble, PacesAStreamThatAlwaysEndsAtOnce) {
  Harness harness;
  harness.converse();
  int attempts = 0;
  for (int step = 0; step < 6000; ++step) {
    if (harness.request("/api/events")) {
      harness.stream(": hello\n\n");
      harness.breakOff("/api/events");
      ++attempts;
    }
    harness.advance(100);
  }
  EXPECT_LE(attempts, 180);
}

TEST(NetworkTrouble, ComesBackAtOnceAfterAStreamThatLasted) {
  Harness harness;
  harness.converse();
  for (int i = 0; i < 10; ++i) {
    for (int heartbeat = 0; heartbeat < 4; ++heartbeat) {
      harness.stream(": heartbeat\n\n");
      harness.advance(15000);
    }
    harness.breakOff("/api/events");
    harness.advance(limits::streamBase);
    EXPECT_TRUE(harness.request("/api/events"));
    EXPECT_NE(harness.screen.status.connection, wire::Connection::Offline);
  }
}

TEST(NetworkTrouble, TakesASilentStreamForDead) {
  Harness harness;
  harness.converse();
  const auto first = harness.request("/api/events")->request;
  harness.advance(limits::streamSilence + limits::streamBase);
  ASSERT_TRUE(harness.request("/api/events"));
  EXPECT_NE(harness.request("/api/events")->request, first);
}

TEST(NetworkTrouble, RenewsARefusedTokenAndSendsTheMessageOnce) {
  Harness harness;
  harness.converse();
  harness.send("second");
  const std::string clientId = harness.clientIdOfChat();
  harness.respond("/api/chat", 401, errorBody("auth.invalid"));
  harness.advance(limits::reconnectBase);
  ASSERT_EQ(harness.request("/api/session")->token, "token-1");
  harness.respond("/api/session", 200, sessionJson("c_1", "token-2"));
  harness.advance(limits::backoffBase);
  EXPECT_EQ(harness.request("/api/chat")->token, "token-2");
  EXPECT_EQ(harness.clientIdOfChat(), clientId);
  harness.respond("/api/chat", 202, accepted(2));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "second"));
}

TEST(NetworkTrouble, EndsAConversationThatTheServiceForgotAndKeepsWhatWaits) {
  Harness harness;
  harness.converse();
  harness.stream(answerEvent(2, 2, "answer"));
  harness.send("unsent");
  harness.respond("/api/chat", 401, errorBody("auth.invalid"));
  harness.advance(limits::reconnectBase);
  harness.respond("/api/session", 401, errorBody("auth.invalid"));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("unsent"));
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::ConversationEnded);
  EXPECT_FALSE(harness.request("/api/events")) << "the old conversation's stream goes on";
  harness.advance(2 * limits::reconnectBase);
  ASSERT_EQ(harness.request("/api/session")->token, "");
  harness.respond("/api/session", 200, sessionJson("c_2", "token-2"));
  EXPECT_EQ(harness.request("/api/events")->lastEventId, "");
  harness.advance(limits::backoffBase);
  harness.respond("/api/chat", 202, accepted(1));
  EXPECT_EQ(harness.screen.row("unsent").delivery, wire::Delivery::Sent);
}

TEST(NetworkTrouble, MixesNothingOfAnOlderConversationIntoTheNextOne) {
  Harness harness;
  harness.converse();
  harness.send("second");
  const auto chat = harness.request("/api/chat")->request;
  harness.breakOff("/api/events");
  harness.advance(limits::streamBase);
  harness.respond("/api/events", 401, "");
  harness.advance(limits::reconnectBase);
  harness.respond("/api/session", 200, sessionJson("c_2", "token-2"));
  harness.tell(event::HttpHead{chat, 202, 0});
  harness.tell(event::HttpChunk{chat, accepted(9)});
  harness.tell(event::HttpEnd{chat, wire::StreamEnd::Complete});
  EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Pending);
  EXPECT_THAT(harness.screen.texts(), ElementsAre("second"));
}

// Two instances of a service with different secrets: each answer is a good session that the next request
// refuses.
TEST(NetworkTrouble, AsksNotWithoutPauseForSessionsThatAreRefusedAtOnce) {
  Harness harness;
  harness.start();
  harness.send("first");
  int sessions = 0;
  for (int step = 0; step < 6000; ++step) {
    if (harness.request("/api/session")) {
      const bool isRenewal = !harness.request("/api/session")->token.empty();
      harness.respond("/api/session", isRenewal ? 401 : 200,
                      isRenewal ? errorBody("auth.invalid") : sessionJson());
      ++sessions;
    }
    harness.respond("/api/events", 401, "");
    harness.respond("/api/chat", 401, "");
    harness.advance(10);
  }
  EXPECT_LE(sessions, 40);
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first"));
}

TEST(NetworkTrouble, FailsWhatWaitsWhenTheServiceWillNotHaveTheSite) {
  Harness harness;
  harness.start();
  harness.send("first");
  harness.respond("/api/session", 404, errorBody("site.unknown"));
  EXPECT_EQ(harness.screen.row("first").delivery, wire::Delivery::Failed);
  harness.advance(60000);
  EXPECT_FALSE(harness.request("/api/session"));
}

TEST(NetworkTrouble, ShowsWhatTheBrowserKnowsAndTriesAtOnceWhenItIsOnlineAgain) {
  Harness harness;
  harness.converse();
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Offline});
  for (int i = 0; i < 6; ++i) {
    harness.breakOff("/api/events");
    harness.advance(limits::reconnectCap);
  }
  harness.breakOff("/api/events");
  EXPECT_EQ(harness.screen.status.connection, wire::Connection::Offline);
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Online});
  EXPECT_TRUE(harness.request("/api/events"));
}

TEST(NetworkTrouble, TriesOnceMoreAtOnceWhatSetOutBeforeTheNetworkWasThere) {
  Harness harness;
  harness.converse();
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Offline});
  for (int i = 0; i < 6; ++i) {
    harness.breakOff("/api/events");
    harness.advance(limits::reconnectCap);
  }
  ASSERT_TRUE(harness.request("/api/events"));
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Online});
  harness.breakOff("/api/events");
  EXPECT_TRUE(harness.request("/api/events"));
  harness.breakOff("/api/events");
  EXPECT_FALSE(harness.request("/api/events"));
}

TEST(NetworkTrouble, IsShownThoughTheStreamSeemsOpen) {
  Harness harness;
  harness.converse();
  ASSERT_EQ(harness.screen.status.connection, wire::Connection::Online);
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Offline});
  EXPECT_EQ(harness.screen.status.connection, wire::Connection::Offline);
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Online});
  EXPECT_EQ(harness.screen.status.connection, wire::Connection::Online);
  harness.send("into the void");
  for (std::uint32_t i = 0; i < limits::failuresBeforeOffline; ++i) {
    harness.advance(limits::backoffCap);
    harness.breakOff("/api/chat");
  }
  EXPECT_EQ(harness.screen.status.connection, wire::Connection::Offline);
  harness.advance(limits::reconnectCap);
  harness.respond("/api/chat", 202, accepted(2));
  EXPECT_EQ(harness.screen.status.connection, wire::Connection::Online);
}

TEST(NetworkTrouble, TakesNoAnswerThatIsTooLarge) {
  Harness harness;
  harness.converse();
  harness.send("second");
  harness.respond("/api/chat", 202, accepted(2) + std::string(limits::httpBodyBytes, ' '));
  EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Pending);
}

TEST(NetworkTrouble, DropsAndCountsEventsThatDoNotFit) {
  Harness harness;
  harness.converse();
  harness.stream(
      "event: message\ndata: nonsense\n\nevent: message\ndata: {}\n\nevent: other\ndata: {}\n\nevent: "
      "delta\ndata: []\n\n");
  harness.stream(answerEvent(2, 2, "answer"));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "answer"));
  EXPECT_EQ(harness.posted("state").back().count("dropped"), 3u);
}

TEST(NetworkTrouble, StopsForGoodWhenTheHostIsTakenOffTheAllowlist) {
  Harness harness;
  harness.converse();
  harness.stream(": heartbeat\n\n");
  for (double at = 0; at < limits::configLifetime + 15000; at += 15000) {
    harness.advance(15000);
    if (harness.request("/api/widget/config")) break;
    harness.stream(": heartbeat\n\n");
  }
  ASSERT_TRUE(harness.respond("/api/widget/config", 200, siteConfig(R"("https://other.example")")));
  EXPECT_EQ(harness.screen.status.phase, wire::Phase::Refused);
  EXPECT_FALSE(harness.request("/")) << "a request goes on";
  harness.send("hello?");
  harness.advance(1e6);
  EXPECT_FALSE(harness.request("/"));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first"));
}

TEST(NetworkTrouble, AsksSoonAgainForAConfigurationThatItCouldNotHave) {
  Harness harness;
  harness.start();
  harness.advance(limits::configLifetime);
  ASSERT_TRUE(harness.respond("/api/widget/config", 503, ""));
  harness.advance(limits::configRetry - 1);
  EXPECT_FALSE(harness.request("/api/widget/config"));
  harness.advance(1);
  EXPECT_TRUE(harness.respond("/api/widget/config", 200,
                              R"({"site":"demo-shop","allow":["https://shop.example"],"botName":"Robin"})"));
  EXPECT_EQ(harness.screen.botName, "Robin");
}

TEST(NetworkTrouble, TakesNewTextsOfTheSiteWhileThePageStaysOpen) {
  Harness harness;
  harness.start();
  harness.advance(limits::configLifetime);
  EXPECT_EQ(harness.request("/api/widget/config")->path, "/api/widget/config?site=demo-shop");
  harness.respond("/api/widget/config", 200,
                  R"({"site":"demo-shop","allow":["https://shop.example"],"botName":"Robin"})");
  EXPECT_EQ(harness.screen.botName, "Robin");
  harness.advance(limits::configLifetime);
  for (const char* body : {"", "[]", "{}"}) harness.respond("/api/widget/config", 200, body);
  EXPECT_EQ(harness.screen.status.phase, wire::Phase::Ready);
}

}  // namespace
}  // namespace pipit
