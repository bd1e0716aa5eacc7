#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "TabsWorld.h"
#include "base/limits.h"

namespace pipit {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view files = R"([{"id":"u_1","name":"ring.png","type":"image/png","size":12}])";

void sendFiles(Harness& harness, std::string_view text = "Look") {
  harness.tell(event::VisitorSend{std::string(text), 0, std::string(files)});
}

// What uploads are to be sent with, if the glue has been told.
std::optional<std::string> token(const Harness& harness) {
  for (const Command& command : harness.log)
    if (const auto* request = std::get_if<command::HttpRequest>(&command); request && request->request == 0)
      return request->token;
  return std::nullopt;
}

TEST(Attachments, GoWithTheMessageAndStayWithIt) {
  Harness harness;
  harness.converse();
  sendFiles(harness);
  EXPECT_EQ(harness.screen.row("Look").extra, files);
  EXPECT_THAT(harness.records["outbox"], HasSubstr("\"attachments\":" + std::string(files)));
  EXPECT_THAT(harness.request("/api/chat")->body,
              HasSubstr(R"("text":"Look","attachments":)" + std::string(files)));
  harness.respond("/api/chat", 202, accepted(2));
  EXPECT_EQ(harness.screen.row("Look").delivery, wire::Delivery::Sent);
  EXPECT_EQ(harness.screen.row("Look").extra, files);
  EXPECT_EQ(harness.screen.row("first").extra, "");
}

TEST(Attachments, AreSentAndShownByTheNextPage) {
  Harness harness;
  harness.converse();
  sendFiles(harness);
  Harness next("fedcba9876543210fedcba9876543210", harness);
  next.start();
  EXPECT_EQ(next.screen.row("Look").extra, files);
  EXPECT_THAT(next.request("/api/chat")->body, HasSubstr(std::string(files)));
}

TEST(Attachments, AreAmongTheTexts) {
  Harness harness;
  harness.converse();
  sendFiles(harness);
  harness.send("Nothing");
  std::vector<std::string> texts;
  for (const Command& command : harness.tell(event::ListTexts{0}))
    if (const auto* said = std::get_if<command::ListText>(&command)) texts.push_back(said->text);
  ASSERT_GE(texts.size(), 2u);
  EXPECT_EQ(texts[0], "Nothing");
  EXPECT_EQ(texts[1], "Look\f" + std::string(files));
}

TEST(Attachments, AreNoAnswerToAnything) {
  Harness harness;
  harness.converse();
  sendFiles(harness);
  sendFiles(harness, "And more");
  EXPECT_EQ(harness.screen.row("Look").answer, "");
  EXPECT_EQ(harness.screen.row("And more").extra, files);
}

TEST(Attachments, ThatAreTooManyBytesAreNotTaken) {
  Harness harness;
  harness.converse();
  harness.tell(event::VisitorSend{"Look", 0, std::string(limits::extraBytes + 1, ' ')});
  EXPECT_EQ(harness.screen.texts().size(), 1u);
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::TooLong);
}

TEST(Attachments, NeedASessionWhichBeginsWithThem) {
  Harness harness;
  harness.start();
  EXPECT_FALSE(harness.request("/api/session"));
  harness.tell(event::VisitorUpload{});
  EXPECT_FALSE(token(harness));
  harness.advance(1);
  ASSERT_TRUE(harness.respond("/api/session", 200, sessionJson()));
  EXPECT_EQ(token(harness), "token-1");
  sendFiles(harness);
  EXPECT_EQ(harness.request("/api/chat")->token, "token-1");
}

TEST(Attachments, HaveTheTokenAtOnceWhereThereIsASession) {
  Harness harness;
  harness.converse();
  harness.tell(event::VisitorUpload{});
  EXPECT_EQ(token(harness), "token-1");
}

TEST(Attachments, WaitForASessionThatFailsAtFirst) {
  Harness harness;
  harness.start();
  harness.tell(event::VisitorUpload{});
  harness.advance(1);
  ASSERT_TRUE(harness.respond("/api/session", 503, ""));
  harness.advance(limits::reconnectCap);
  ASSERT_TRUE(harness.respond("/api/session", 200, sessionJson()));
  EXPECT_EQ(token(harness), "token-1");
}

TEST(Attachments, AskForNoSessionAnyMoreWhenAllIsErased) {
  Harness harness;
  harness.start();
  harness.tell(event::VisitorUpload{});
  harness.tell(event::VisitorErase{});
  harness.advance(limits::reconnectCap);
  EXPECT_FALSE(harness.request("/api/session"));
  EXPECT_FALSE(token(harness));
}

TEST(Attachments, OfATabThatFollowsBeginTheConversationOfAll) {
  Harness first;
  Harness second("fedcba9876543210fedcba9876543210", first);
  TabsWorld world({&first, &second});
  first.start();
  second.start();
  world.settle();
  Harness& follower = world.holder() == &first ? second : first;
  Harness& leader = world.holder() == &first ? first : second;
  follower.tell(event::VisitorUpload{});
  world.advance(1);
  ASSERT_TRUE(follower.respond("/api/session", 200, sessionJson()));
  EXPECT_EQ(token(follower), "token-1");
  world.settle();
  world.advance(limits::answerPause);
  sendFiles(follower);
  world.settle();
  EXPECT_FALSE(leader.request("/api/session"));
  ASSERT_TRUE(leader.request("/api/chat"));
  EXPECT_EQ(leader.request("/api/chat")->token, "token-1");
  EXPECT_THAT(leader.request("/api/chat")->body, HasSubstr(std::string(files)));
  EXPECT_EQ(leader.screen.row("Look").extra, files);
}

}  // namespace
}  // namespace pipit
