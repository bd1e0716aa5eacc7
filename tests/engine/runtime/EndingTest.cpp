#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "TabsWorld.h"

// The visitor ends the conversation, and goes on in another one.

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view nextSeed = "fedcba9876543210fedcba9876543210";

std::string endedEvent(std::uint32_t seq) {
  std::string message = answerJson(seq, seq, "Goodbye");
  message.pop_back();
  return messageEvent(message + R"(,"extra":{"kind":"ended"}})");
}

void endBy(Harness& harness) {
  harness.tell(event::VisitorSend{"End conversation", 0xffffffff});
}

bool saysItHasEnded(const Harness& harness) {
  return harness.screen.status.notice == wire::Notice::ConversationEnded;
}

// Where it has ended.
void endIn(Harness& harness) {
  endBy(harness);
  EXPECT_TRUE(harness.respond("/api/chat", 202, accepted(2)));
  harness.stream(endedEvent(3));
}

class Ending : public testing::Test {
 protected:
  Ending() { harness.converse(); }

  Harness harness;
};

TEST_F(Ending, IsSaidLikeAnythingElseAndLeavesWhatIsBeingWritten) {
  harness.tell(event::VisitorDraft{"half a sentence"});
  endBy(harness);
  EXPECT_EQ(harness.screen.row("End conversation").delivery, wire::Delivery::Pending);
  EXPECT_THAT(harness.request("/api/chat")->body,
              HasSubstr(R"("text":"End conversation","answer":{"to":"end","values":{}})"));
  EXPECT_THAT(harness.records["outbox"], HasSubstr(R"("to":"end")"));
  EXPECT_THAT(harness.records["draft"], HasSubstr("half a sentence"));
  EXPECT_FALSE(saysItHasEnded(harness));
}

TEST_F(Ending, IsToldOnceTheServiceHasConfirmedItAndLeavesEverythingToRead) {
  endIn(harness);
  EXPECT_TRUE(saysItHasEnded(harness));
  EXPECT_EQ(harness.events("conversation:ended").size(), 1U);
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "End conversation", "Goodbye"));
}

TEST_F(Ending, IsKnownOnTheNextPageAndNotToldAnew) {
  endIn(harness);
  harness.advance(1000);
  Harness next(nextSeed, harness);
  next.start();
  EXPECT_TRUE(saysItHasEnded(next));
  EXPECT_TRUE(next.events("conversation:ended").empty());
  EXPECT_THAT(next.screen.texts(), ElementsAre("first", "End conversation", "Goodbye"));
}

TEST_F(Ending, LeadsIntoAnotherConversationWithTheNextMessage) {
  endIn(harness);
  harness.send("hello again");
  ASSERT_TRUE(harness.request("/api/session"));
  EXPECT_EQ(harness.request("/api/session")->token, "");
  EXPECT_FALSE(harness.request("/api/chat"));
  EXPECT_FALSE(saysItHasEnded(harness));
  harness.respond("/api/session", 200, sessionJson("c_2", "token-2"));
  EXPECT_EQ(harness.request("/api/chat")->token, "token-2");
  EXPECT_THAT(harness.screen.texts(), ElementsAre("hello again"));
  EXPECT_THAT(harness.records["session"], HasSubstr("c_2"));
  EXPECT_EQ(harness.events("conversation:ended").size(), 1U);
  EXPECT_EQ(harness.events("conversation:started").size(), 2U);
}

TEST_F(Ending, IsNothingWhereNothingWasSaidOrItHasEnded) {
  endIn(harness);
  endBy(harness);
  EXPECT_FALSE(harness.request("/api/chat"));
  EXPECT_FALSE(harness.request("/api/session"));
  Harness fresh(nextSeed);
  fresh.start();
  endBy(fresh);
  EXPECT_FALSE(fresh.request("/api/session"));
}

TEST_F(Ending, IsTakenBackByWhateverTheServiceSaysAfterIt) {
  endIn(harness);
  harness.stream(answerEvent(4, 4, "One more thing"));
  EXPECT_FALSE(saysItHasEnded(harness));
  harness.send("yes?");
  EXPECT_EQ(harness.request("/api/chat")->token, "token-1");
}

// What the visitor fills in may read as they like.
TEST_F(Ending, IsSaidByUsAlone) {
  std::string message = visitorJson(2, 2, "another-device", "me");
  message.pop_back();
  harness.stream(messageEvent(message + R"(,"answer":{"to":"m_9","values":{"kind":"ended"}}})"));
  EXPECT_FALSE(saysItHasEnded(harness));
}

TEST(EndingOfTabs, IsKnownToAllAndSoIsWhatBeginsAfterIt) {
  Harness leader;
  Harness follower(nextSeed, leader);
  TabsWorld world({&leader, &follower});
  leader.start();
  world.settle();
  leader.send("first");
  leader.respond("/api/session", 200, sessionJson());
  leader.stream(": hello\n\n");
  leader.respond("/api/chat", 202, accepted(1));
  follower.start();
  world.advance(1000);

  endBy(follower);
  world.settle();
  leader.respond("/api/chat", 202, accepted(2));
  leader.stream(endedEvent(3));
  world.settle();
  for (const Harness* each : {&leader, &follower}) {
    EXPECT_TRUE(saysItHasEnded(*each));
    EXPECT_EQ(each->events("conversation:ended").size(), 1U);
  }

  follower.send("hello again");
  world.advance(1000);
  EXPECT_FALSE(leader.request("/api/chat"));
  ASSERT_TRUE(leader.respond("/api/session", 200, sessionJson("c_2", "token-2")));
  world.advance(1000);
  EXPECT_THAT(leader.request("/api/chat")->body, HasSubstr("hello again"));
  for (const Harness* each : {&leader, &follower}) {
    EXPECT_FALSE(saysItHasEnded(*each));
    EXPECT_THAT(each->screen.texts(), ElementsAre("hello again"));
    EXPECT_EQ(each->events("conversation:ended").size(), 1U);
  }
}

}  // namespace
}  // namespace pipit
