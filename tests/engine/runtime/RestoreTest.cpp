#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Harness& stored(Harness& harness) {
  harness.records = {
      {"session", recordOf(sessionJson())},
      {"conversation",
       conversationRecord(visitorJson(1, 1, "client-1", "question") + "," + answerJson(2, 3, "answer"), 3)}};
  return harness;
}

template <typename T>
std::size_t firstOf(const std::vector<Command>& log) {
  const auto found =
      std::ranges::find_if(log, [](const Command& command) { return std::holds_alternative<T>(command); });
  return static_cast<std::size_t>(found - log.begin());
}

TEST(Restore, PaintsTheConversationBeforeItAsksTheNetwork) {
  Harness harness;
  stored(harness).start();
  EXPECT_THAT(harness.screen.texts(), ElementsAre("question", "answer"));
  EXPECT_LT(firstOf<command::RowPut>(harness.log), firstOf<command::HttpRequest>(harness.log));
  EXPECT_LT(firstOf<command::HttpRequest>(harness.log), harness.log.size());
}

TEST(Restore, ResumesTheStreamWhereTheRecordEnds) {
  Harness harness;
  stored(harness).start();
  const auto events = harness.request("/api/events");
  ASSERT_TRUE(events);
  EXPECT_EQ(events->lastEventId, "3");
  EXPECT_EQ(events->token, "token-1");
  harness.stream(answerEvent(2, 3, "answer") + answerEvent(3, 4, "news"));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("question", "answer", "news"));
}

TEST(Restore, AnnouncesNothingThatWasThereAlready) {
  Harness harness;
  stored(harness).start();
  harness.hostSays("open", R"({"focus":true})");
  harness.stream(answerEvent(2, 3, "answer"));
  EXPECT_THAT(harness.screen.announced, IsEmpty());
  EXPECT_THAT(harness.events("message:received"), IsEmpty());
}

TEST(Restore, GoesOnWithAnAnswerThatWasGrowingWhenThePageWasLeft) {
  Harness harness;
  harness.records = {{"session", recordOf(sessionJson())},
                     {"conversation", conversationRecord(answerJson(1, 4, "half", "streaming"), 4)}};
  harness.start();
  EXPECT_EQ(harness.request("/api/events")->lastEventId, "3");
  harness.stream(answerEvent(1, 4, "half an", "streaming") + deltaEvent(1, 7, " answer"));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("half an answer"));
}

TEST(Restore, ShowsNothingOfAConversationWhoseSessionIsAnother) {
  for (const char* session : {"c_2", ""}) {
    Harness harness;
    stored(harness);
    if (*session) {
      harness.records["session"] = recordOf(sessionJson(session));
    } else {
      harness.records.erase("session");
    }
    harness.start();
    EXPECT_THAT(harness.screen.texts(), IsEmpty());
    EXPECT_EQ(harness.screen.status.unread, 0u);
  }
}

TEST(Restore, PutsTheDraftBackUnlessTheVisitorTypesAlready) {
  Harness harness;
  harness.records = {{"draft", recordOf(R"({"text":"half a thought"})")}};
  harness.start();
  EXPECT_EQ(harness.screen.draft, "half a thought");
  Harness typing;
  typing.records = harness.records;
  typing.boot();
  typing.tell(event::VisitorDraft{"new"});
  typing.connect();
  EXPECT_EQ(typing.screen.draft, "");
}

TEST(Restore, KeepsTheDraftAcrossPages) {
  Harness first;
  first.start();
  first.tell(event::VisitorDraft{"half a thought"});
  Harness second;
  second.records = first.records;
  second.start();
  EXPECT_EQ(second.screen.draft, "half a thought");
  second.send("a whole one");
  EXPECT_THAT(second.records["draft"], testing::HasSubstr(R"("text":"")"));
}

// The page may go at any moment, and what its frame says then comes too late.
TEST(Restore, WritesADraftAndItsEndWithoutWaiting) {
  Harness harness;
  harness.start();
  harness.tell(event::VisitorDraft{"half"});
  harness.tell(event::VisitorDraft{"half a"});
  EXPECT_NE(harness.records["draft"].find(R"("half a")"), std::string::npos);
  harness.tell(event::VisitorDraft{""});
  EXPECT_THAT(harness.records["draft"], testing::HasSubstr(R"("text":"")"));
}

// By a clock that has been set back since, or by a script of the page.
TEST(Restore, TakesADraftOfTheFarFutureForOneOfThePast) {
  Harness harness;
  harness.records = {{"draft", recordOf(R"({"text":"half a thought","order":1e300})")}};
  harness.start();
  EXPECT_EQ(harness.screen.draft, "half a thought");
  harness.tell(event::VisitorDraft{"a whole one"});
  EXPECT_THAT(harness.records["draft"], testing::HasSubstr("a whole one"));
  EXPECT_THAT(harness.records["draft"], testing::Not(testing::HasSubstr("1e+300")));
}

TEST(Restore, HappensOnceHoweverOftenTheHostConnects) {
  Harness harness;
  stored(harness).storageTrouble = "silence";
  harness.boot();
  for (int i = 0; i < 5; ++i) harness.connect();
  harness.storageTrouble.clear();
  harness.connect();
  EXPECT_THAT(harness.screen.texts(), ElementsAre("question", "answer"));
  EXPECT_EQ(harness.posted("hello").size(), 1u);
  harness.stream(answerEvent(3, 4, "news"));
  harness.connect();
  EXPECT_EQ(harness.posted("hello").size(), 2u);
  EXPECT_THAT(harness.screen.texts(), ElementsAre("question", "answer", "news"));
}

TEST(Restore, RenewsASessionInTheSecondHalfOfItsLife) {
  Harness harness;
  stored(harness).records["session"] = recordOf(sessionJson("c_1", "token-1", startOfTime + 1000));
  harness.start();
  ASSERT_EQ(harness.request("/api/session")->token, "token-1");
  harness.respond("/api/session", 200, sessionJson("c_1", "token-2"));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("question", "answer"));
  harness.send("more");
  EXPECT_EQ(harness.request("/api/chat")->token, "token-2");
  EXPECT_NE(harness.records["session"].find("token-2"), std::string::npos);
}

TEST(Restore, RenewsASessionWhileThePageStaysOpen) {
  Harness harness;
  harness.start();
  harness.send("first");
  harness.respond("/api/session", 200, sessionJson("c_1", "token-1", startOfTime + 10 * 3600e3));
  harness.respond("/api/chat", 202, accepted(1));
  for (int minute = 0; minute < 5 * 60 + 5; ++minute) {
    harness.stream(": heartbeat\n\n");
    for (int i = 0; i < 4; ++i) {
      harness.advance(15000);
      harness.respond("/api/widget/config", 500, "");
      harness.stream(": heartbeat\n\n");
    }
  }
  ASSERT_TRUE(harness.request("/api/session"));
  EXPECT_EQ(harness.request("/api/session")->token, "token-1");
}

TEST(Restore, RenewsWithoutEndNotEvenForAClockThatIsYearsAhead) {
  Harness harness;
  harness.time.wall = startOfTime + 1e12;
  harness.start();
  harness.send("first");
  for (int i = 0; i < 10; ++i) harness.respond("/api/session", 200, sessionJson());
  harness.advance(1000);
  EXPECT_FALSE(harness.request("/api/session"));
}

}  // namespace
}  // namespace pipit
