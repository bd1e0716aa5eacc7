#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "base/limits.h"

// What the visitor wrote is never lost, and never there twice.

namespace pipit {
namespace {

using testing::ElementsAre;

TEST(Outbox, IsStoredInTheSameMomentAsAMessageIsSent) {
  Harness harness;
  harness.start();
  harness.send("precious");
  EXPECT_NE(harness.records["outbox"].find("precious"), std::string::npos);
}

TEST(Outbox, SurvivesAReloadAndIsSentOnceMoreWithTheSameClientId) {
  Harness first;
  first.start();
  first.send("one");
  first.send("two");
  first.respond("/api/session", 200, sessionJson());
  const std::string clientId = first.clientIdOfChat();

  Harness second("another seed altogether, as it is");
  second.records = first.records;
  second.start();
  EXPECT_THAT(second.screen.texts(), ElementsAre("one", "two"));
  EXPECT_EQ(second.clientIdOfChat(), clientId);
  second.respond("/api/chat", 202, accepted(1));
  second.respond("/api/chat", 202, accepted(2));
  EXPECT_FALSE(second.request("/api/chat"));
  second.advance(limits::storageCoalesce);
  EXPECT_FALSE(second.records.contains("outbox"));

  Harness third;
  third.records = second.records;
  third.start();
  EXPECT_THAT(third.screen.texts(), ElementsAre("one", "two"));
  EXPECT_FALSE(third.request("/api/chat"));
}

TEST(Waits, IsMarkedFromTheFirstWordUntilItsAnswerIsRead) {
  Harness harness;
  harness.start();
  EXPECT_FALSE(harness.records.contains("waits"));
  harness.send("hello");
  EXPECT_TRUE(harness.records.contains("waits")) << "to be sent";
  harness.respond("/api/session", 200, sessionJson());
  harness.stream(": hello\n\n");
  harness.respond("/api/chat", 202, accepted(1));
  harness.advance(limits::storageCoalesce);
  EXPECT_TRUE(harness.records.contains("waits")) << "to be answered";
  harness.stream(answerEvent(2, 2, "hello to you"));
  harness.advance(limits::storageCoalesce);
  EXPECT_TRUE(harness.records.contains("waits")) << "to be read";

  Harness next("another seed altogether, as it is");
  next.records = harness.records;
  next.start();
  EXPECT_EQ(next.screen.status.unread, 1u);
  EXPECT_TRUE(next.records.contains("waits"));
  next.hostSays("open", R"({"focus":false})");
  next.tell(event::VisitorRead{});
  next.advance(limits::storageCoalesce);
  EXPECT_FALSE(next.records.contains("waits"));
}

TEST(Waits, IsMarkedAgainByWhoLeavesThoughAnotherTabHasTakenItAway) {
  Harness harness;
  harness.start();
  harness.send("hello");
  harness.records.erase("waits");
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Hidden});
  EXPECT_TRUE(harness.records.contains("waits"));
}

TEST(Waits, GoesWhereThereIsNothingAndIsMissedByNobody) {
  for (const char* record : {"", "broken"}) {
    Harness harness;
    harness.records["waits"] = *record ? std::string(record) : recordOf(R"({"at":1})");
    harness.start();
    harness.advance(limits::storageCoalesce);
    EXPECT_FALSE(harness.records.contains("waits")) << record;
    EXPECT_EQ(harness.screen.status.notice, wire::Notice::None);
  }
}

TEST(Outbox, LetsGoOfAMessageThatTheStreamConfirmedThoughTheAnswerWasLost) {
  Harness harness;
  harness.converse();
  harness.send("second");
  const std::string clientId = harness.clientIdOfChat();
  harness.breakOff("/api/chat");
  harness.stream(messageEvent(visitorJson(2, 2, clientId, "second")));
  harness.advance(limits::storageCoalesce);
  EXPECT_FALSE(harness.records.contains("outbox"));
  EXPECT_EQ(harness.events("message:sent").size(), 2u);
  EXPECT_FALSE(harness.request("/api/chat"));
}

TEST(Outbox, SaysSoInsteadOfDroppingAnything) {
  Harness harness;
  harness.start();
  for (std::size_t i = 0; i < limits::outbox; ++i) harness.send("message " + std::to_string(i));
  harness.send("one too many");
  EXPECT_EQ(harness.screen.rows.size(), limits::outbox);
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::OutboxFull);
  EXPECT_EQ(harness.screen.draft, "one too many");
  EXPECT_NE(harness.records["draft"].find("one too many"), std::string::npos);
  harness.hostSays("send", R"({"text":"from the page"})", 5);
  EXPECT_EQ(harness.posted("reply").back().text("code"), "busy");
}

TEST(Outbox, KeepsTheOrderOfWhatIsWrittenBeforeTheStorageAnswers) {
  Harness first;
  first.start();
  first.send("old");
  Harness second("another seed");
  second.records = first.records;
  second.storageTrouble = "silence";
  second.start();
  second.send("new");
  second.storageTrouble.clear();
  second.advance(limits::requestTimeout + limits::backoffCap);
  EXPECT_THAT(second.screen.texts(), ElementsAre("old", "new"));
  second.respond("/api/session", 200, sessionJson());
  EXPECT_EQ(Json::parse(second.request("/api/chat")->body)->text("text"), "old");
  EXPECT_NE(second.records["outbox"].find("new"), std::string::npos);
}

TEST(Outbox, KeepsWhatFailedForTheNextPage) {
  Harness first;
  first.converse();
  first.send("bad");
  first.respond("/api/chat", 400, errorBody("validation.range"));
  first.advance(limits::storageCoalesce);
  Harness second;
  second.records = first.records;
  second.start();
  EXPECT_THAT(second.screen.texts(), ElementsAre("first", "bad"));
}

TEST(Outbox, LetsGoOfWhatTheStoredConversationHolds) {
  Harness harness;
  harness.records["session"] = recordOf(sessionJson());
  harness.records["conversation"] = conversationRecord(visitorJson(1, 1, "client-1", "sent"), 1);
  harness.records["outbox"] = recordOf(R"([{"clientId":"client-1","text":"sent","at":1}])");
  harness.start();
  harness.advance(limits::storageCoalesce);
  EXPECT_FALSE(harness.records.contains("outbox"));
}

}  // namespace
}  // namespace pipit
