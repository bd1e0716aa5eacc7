#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "base/limits.h"

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Conversation, BeginsWithASessionAtTheFirstMessage) {
  Harness harness;
  harness.start();
  harness.send("hello");
  EXPECT_EQ(harness.screen.row("hello").delivery, wire::Delivery::Pending);
  ASSERT_TRUE(harness.request("/api/session"));
  EXPECT_EQ(harness.request("/api/session")->body, R"({"site":"demo-shop"})");
  EXPECT_EQ(harness.request("/api/session")->token, "");
  EXPECT_FALSE(harness.request("/api/chat"));

  harness.respond("/api/session", 200, sessionJson());
  EXPECT_TRUE(harness.request("/api/events"));
  ASSERT_TRUE(harness.request("/api/chat"));
  EXPECT_EQ(harness.request("/api/chat")->token, "token-1");
  EXPECT_EQ(Json::parse(harness.request("/api/chat")->body)->text("text"), "hello");
}

TEST(Conversation, ShowsAMessageAsSentWhenTheServiceHasIt) {
  Harness harness;
  harness.converse();
  EXPECT_EQ(harness.screen.row("first").delivery, wire::Delivery::Sent);
  EXPECT_EQ(harness.events("message:sent").size(), 1u);
  EXPECT_EQ(harness.screen.status.connection, wire::Connection::Online);
}

TEST(Conversation, SendsOneMessageAfterTheOtherInTheirOrder) {
  Harness harness;
  harness.converse();
  harness.send("second");
  harness.send("third");
  const std::string second = harness.clientIdOfChat();
  harness.respond("/api/chat", 202, accepted(2));
  EXPECT_NE(harness.clientIdOfChat(), second);
  EXPECT_EQ(Json::parse(harness.request("/api/chat")->body)->text("text"), "third");
  harness.respond("/api/chat", 202, accepted(3));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "second", "third"));
  EXPECT_FALSE(harness.request("/api/chat"));
}

TEST(Conversation, ShowsOneRowWhetherTheStreamOrTheAnswerIsFaster) {
  for (const bool streamFirst : {true, false}) {
    Harness harness;
    harness.converse();
    harness.send("second");
    const std::string event = messageEvent(visitorJson(2, 2, harness.clientIdOfChat(), "second"));
    if (streamFirst) harness.stream(event);
    harness.respond("/api/chat", 202, accepted(2));
    if (!streamFirst) harness.stream(event);
    EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "second"));
    EXPECT_EQ(harness.screen.row("second").delivery, wire::Delivery::Sent);
    EXPECT_EQ(harness.events("message:sent").size(), 2u) << "once for each message";
  }
}

TEST(Conversation, PutsAnAnswerAfterItsQuestionEvenIfItComesFirst) {
  Harness harness;
  harness.converse();
  harness.send("second");
  harness.send("third");
  harness.stream(answerEvent(4, 4, "answer"));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "answer", "second", "third"));
  harness.respond("/api/chat", 202, accepted(2));
  harness.respond("/api/chat", 202, accepted(3));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "second", "third", "answer"));
}

TEST(Conversation, TellsTheNewestOfManyThatComeInOnePiece) {
  Harness harness;
  harness.converse();
  std::string piece;
  for (std::uint32_t seq = 2; seq <= 42; ++seq)
    piece += answerEvent(seq, seq, "answer " + std::to_string(seq));
  harness.stream(piece);
  EXPECT_EQ(harness.screen.texts().size(), 42u);
  const auto told = harness.events("message:received");
  ASSERT_EQ(told.size(), 20u);
  EXPECT_EQ(told.front().text("text"), "answer 23");
  EXPECT_EQ(told.back().text("text"), "answer 42");
}

TEST(Conversation, MovesSeveralRowsToTheirPlacesAtOnce) {
  Harness harness;
  harness.converse();
  harness.send("second");
  harness.stream(answerEvent(4, 4, "answer"));
  harness.send("third");
  const std::string second = harness.clientIdOfChat();
  harness.breakOff("/api/chat");
  harness.stream(messageEvent(visitorJson(2, 5, second, "second")));
  harness.advance(5000);
  const std::string third = harness.clientIdOfChat();
  harness.stream(answerEvent(5, 6, "late") + messageEvent(visitorJson(3, 7, third, "third")));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "second", "third", "answer", "late"));
}

TEST(Conversation, GrowsAnAnswerAsItIsWritten) {
  Harness harness;
  harness.converse();
  harness.stream(answerEvent(2, 2, "", "streaming"));
  harness.stream(deltaEvent(2, 0, "Here") + deltaEvent(2, 4, " it"));
  harness.stream(deltaEvent(2, 7, " is"));
  EXPECT_EQ(harness.screen.row("Here it is").delivery, wire::Delivery::Streaming);
  harness.stream(answerEvent(2, 3, "Here it is."));
  EXPECT_EQ(harness.screen.row("Here it is.").delivery, wire::Delivery::Complete);
  EXPECT_EQ(harness.screen.rows.size(), 2u);
}

TEST(Conversation, AsksAgainForAnAnswerOfWhichAPieceIsMissing) {
  Harness harness;
  harness.converse();
  harness.stream(answerEvent(2, 2, "abc", "streaming"));
  harness.stream(deltaEvent(2, 9, "xyz") + deltaEvent(2, 12, "more") + deltaEvent(2, 16, "more"));
  EXPECT_FALSE(harness.request("/api/events"));
  harness.advance(limits::streamBase);
  ASSERT_TRUE(harness.request("/api/events")) << "one gap counts once";
  EXPECT_EQ(harness.request("/api/events")->lastEventId, "1");
  harness.stream(answerEvent(2, 2, "abcdefghixyz", "streaming") + deltaEvent(2, 12, "!"));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first", "abcdefghixyz!"));
}

TEST(Conversation, AsksNotWithoutPauseForAnAnswerThatItCannotTake) {
  Harness harness;
  harness.converse();
  int streams = 0;
  for (int second = 0; second < 600; ++second) {
    harness.advance(100);
    if (!harness.request("/api/events")) continue;
    ++streams;
    harness.stream(deltaEvent(7, 0, "of a message that never came"));
  }
  EXPECT_LT(streams, 25);
}

TEST(Conversation, SaysThatAnAnswerIsBeingWrittenUntilItBegins) {
  Harness harness;
  harness.converse();
  EXPECT_TRUE(harness.screen.status.typing);
  harness.stream(answerEvent(2, 2, "", "streaming"));
  EXPECT_FALSE(harness.screen.status.typing);
}

TEST(Conversation, StopsSayingSoWhenNoAnswerComes) {
  Harness harness;
  harness.converse();
  for (int i = 0; i < 4; ++i) {
    harness.stream(": heartbeat\n\n");
    harness.advance(limits::typingPatience / 4);
  }
  EXPECT_FALSE(harness.screen.status.typing);
}

std::string personEvent(std::uint32_t seq, std::string_view kind) {
  const std::string number = std::to_string(seq);
  return messageEvent(R"({"id":"m_)" + number + R"(","seq":)" + number + R"(,"change":)" + number +
                      R"(,"author":"system","state":"complete","text":"Ada","at":1,"extra":{"kind":")" +
                      std::string(kind) + R"(","name":"Ada"}})");
}

TEST(Conversation, SaysThatAnAgentTypesOnlyWhenTheyDo) {
  Harness harness;
  harness.converse();
  harness.stream(answerEvent(2, 2, "answer") + personEvent(3, "joined"));
  EXPECT_EQ(harness.screen.status.ticket, R"({"kind":"joined","name":"Ada"})");
  harness.send("second");
  harness.respond("/api/chat", 202, accepted(4));
  EXPECT_FALSE(harness.screen.status.typing) << "nobody knows when they will";
  harness.stream("event: typing\ndata: {}\n\n");
  EXPECT_TRUE(harness.screen.status.typing);
  harness.advance(limits::agentTyping);
  EXPECT_FALSE(harness.screen.status.typing);
  harness.stream("event: typing\ndata: {}\n\n");
  harness.stream(answerEvent(5, 5, "Here I am"));
  EXPECT_FALSE(harness.screen.status.typing);
  harness.stream(personEvent(6, "left"));
  EXPECT_EQ(harness.screen.status.ticket, "");
  harness.send("third");
  harness.respond("/api/chat", 202, accepted(7));
  EXPECT_TRUE(harness.screen.status.typing);
}

TEST(Conversation, SaysNotThatAnAnswerIsBeingWrittenThatIsThereAlready) {
  Harness harness;
  harness.converse();
  harness.send("second");
  harness.stream(messageEvent(visitorJson(2, 2, harness.clientIdOfChat(), "second")) +
                 answerEvent(3, 3, "answer"));
  harness.respond("/api/chat", 202, accepted(2));
  EXPECT_FALSE(harness.screen.status.typing);
}

TEST(Conversation, CountsUnreadAnswersUntilTheVisitorReadsThem) {
  Harness harness;
  harness.converse();
  harness.stream(answerEvent(2, 2, "one") + answerEvent(3, 3, "two"));
  EXPECT_EQ(harness.screen.status.unread, 2u);
  EXPECT_EQ(harness.events("unread").back().count("count"), 2u);
  harness.tell(event::VisitorRead{});
  EXPECT_EQ(harness.screen.status.unread, 2u) << "the panel is closed";
  harness.hostSays("open", R"({"focus":false})");
  harness.tell(event::VisitorRead{});
  EXPECT_EQ(harness.screen.status.unread, 0u);
  EXPECT_EQ(harness.posted("state").back().count("unread", 9), 0u);
}

TEST(Conversation, AnnouncesEachFinishedAnswerOnceAndOnlyWhileItIsOpen) {
  Harness harness;
  harness.converse();
  harness.stream(answerEvent(2, 2, "while closed"));
  harness.hostSays("open", R"({"focus":true})");
  EXPECT_EQ(harness.screen.focused, 1);
  harness.stream(answerEvent(3, 3, "gro", "streaming") + deltaEvent(3, 3, "wing"));
  EXPECT_THAT(harness.screen.announced, IsEmpty());
  harness.stream(answerEvent(3, 4, "growing done"));
  harness.stream(answerEvent(3, 4, "growing done"));
  harness.hostSays("close", "{}");
  harness.stream(answerEvent(4, 5, "closed again"));
  EXPECT_THAT(harness.screen.announced, ElementsAre("growing done"));
  EXPECT_EQ(harness.events("message:received").size(), 3u);
}

TEST(Conversation, LoadsOlderPagesAboveWithoutAnnouncingThem) {
  Harness harness;
  harness.records = {{"session", recordOf(sessionJson())},
                     {"conversation", conversationRecord(answerJson(3, 3, "three"), 3)}};
  harness.start();
  harness.hostSays("open", R"({"focus":true})");
  EXPECT_TRUE(harness.screen.status.older);
  harness.tell(event::VisitorOlder{});
  harness.tell(event::VisitorOlder{});
  EXPECT_TRUE(harness.screen.status.loadingOlder);
  EXPECT_EQ(harness.request("/api/conversations/")->path,
            "/api/conversations/c_1/messages?before=3&limit=50");
  harness.respond(
      "/api/conversations/", 200,
      R"({"messages":[)" + answerJson(1, 1, "one") + "," + answerJson(2, 2, "two") + R"(],"more":false})");
  EXPECT_THAT(harness.screen.texts(), ElementsAre("one", "two", "three"));
  EXPECT_FALSE(harness.screen.status.older);
  EXPECT_FALSE(harness.screen.status.loadingOlder);
  EXPECT_THAT(harness.screen.announced, IsEmpty());
  EXPECT_EQ(harness.request("/api/events")->lastEventId, "3");
}

TEST(Conversation, PacesAskingForOlderPagesThatBringNothing) {
  Harness harness;
  harness.records = {{"session", recordOf(sessionJson())},
                     {"conversation", conversationRecord(answerJson(3, 3, "three"), 3)}};
  harness.start();
  int pages = 0;
  for (int i = 0; i < 200; ++i) {
    harness.tell(event::VisitorOlder{});
    if (harness.respond("/api/conversations/", 200, R"({"messages":[],"more":false})")) ++pages;
    harness.advance(10);
  }
  EXPECT_LT(pages, 15);
}

TEST(Conversation, GivesAMessageThatTheServiceRefusesBackForAnotherTry) {
  Harness harness;
  harness.converse();
  harness.send("bad");
  harness.respond("/api/chat", 400, errorBody("validation.range"));
  EXPECT_EQ(harness.screen.row("bad").delivery, wire::Delivery::Failed);
  EXPECT_EQ(harness.events("error").back().text("code"), "message.refused");
  harness.advance(60000);
  EXPECT_FALSE(harness.request("/api/chat"));
  harness.tell(event::VisitorRetry{harness.screen.row("bad").key});
  EXPECT_TRUE(harness.request("/api/chat"));
  EXPECT_EQ(harness.screen.row("bad").delivery, wire::Delivery::Pending);
}

TEST(Conversation, AnnouncesAMessageThatFailedOnceAndOnlyWhileItIsOpen) {
  Harness harness;
  harness.converse();
  harness.send("while closed");
  harness.respond("/api/chat", 400, errorBody("validation.range"));
  harness.hostSays("open", R"({"focus":true})");
  const std::string text(limits::failedToldBytes + 1, 'x');
  harness.send(text);
  for (const int passing : {503, 429}) {
    harness.respond("/api/chat", static_cast<std::uint16_t>(passing), "");
    harness.advance(limits::reconnectCap);
  }
  EXPECT_THAT(harness.screen.announced, IsEmpty()) << "it is still tried";
  harness.respond("/api/chat", 400, errorBody("validation.range"));
  const std::string told = text.substr(1);
  EXPECT_THAT(harness.screen.announced, ElementsAre(told));
  harness.advance(60000);
  EXPECT_THAT(harness.screen.announced, ElementsAre(told));
  harness.tell(event::VisitorRetry{harness.screen.row(text).key});
  harness.respond("/api/chat", 400, errorBody("validation.range"));
  EXPECT_THAT(harness.screen.announced, ElementsAre(told, told)) << "the visitor has asked again";
}

TEST(Conversation, PutsATextBackThatIsTooLongToSend) {
  Harness harness;
  harness.start();
  const std::string text(limits::visitorTextCodePoints + 1, 'x');
  harness.send(text);
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::TooLong);
  EXPECT_EQ(harness.screen.draft, text);
  EXPECT_THAT(harness.screen.texts(), IsEmpty());
  harness.send("short");
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::None);
}

TEST(Conversation, SendsNothingThatShowsNothing) {
  Harness harness;
  harness.start();
  for (const char* text : {" \n ", "\u3000", "\u200b\u200d"}) harness.send(text);
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::None);
  EXPECT_THAT(harness.screen.texts(), IsEmpty());
  EXPECT_FALSE(harness.request("/api/session"));
}

TEST(Conversation, SendsForTheHostPageAndTellsItTheClientId) {
  Harness harness;
  harness.start();
  harness.hostSays("send", R"({"text":"from the page"})", 77);
  EXPECT_THAT(harness.screen.texts(), ElementsAre("from the page"));
  ASSERT_EQ(harness.posted("reply").size(), 1u);
  EXPECT_TRUE(harness.posted("reply")[0].flag("ok"));
  harness.respond("/api/session", 200, sessionJson());
  EXPECT_EQ(harness.clientIdOfChat(), harness.posted("reply")[0].text("id"));
}

TEST(Conversation, ShowsLinksAndPicturesOfCardsOnlyWhereTheyMayLead) {
  Harness harness;
  harness.converse();
  harness.stream(messageEvent(
      R"x({"id":"m_2","seq":2,"change":2,"author":"assistant","state":"complete","text":"cards","cards":[)x"
      R"x({"title":"a","image":"/p.svg","link":"/rings/1"},{"title":"b","image":"https://evil.example/x.png","link":"javascript:alert(1)"},)x"
      R"x({"title":"c","link":"https://other.example/x"}]})x"));
  const auto& cards = harness.screen.row("cards").cards;
  ASSERT_EQ(cards.size(), 3u);
  EXPECT_EQ(cards[0].link, "https://shop.example/rings/1");
  EXPECT_EQ(cards[0].image, "/p.svg");
  EXPECT_EQ(cards[0].target, wire::LinkTarget::HostPage);
  EXPECT_EQ(cards[1].link + cards[1].image, "");
  EXPECT_EQ(cards[2].target, wire::LinkTarget::NewTab);
}

}  // namespace
}  // namespace pipit
