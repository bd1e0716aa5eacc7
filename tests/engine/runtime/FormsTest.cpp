#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "TabsWorld.h"

namespace pipit {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view csatForm = R"({"kind":"form","form":"csat"})";
constexpr std::string_view filledIn = R"({"rating":4,"comment":"Great"})";

std::string formEvent(std::uint32_t seq, std::uint32_t change, std::string_view extra = csatForm) {
  std::string message = answerJson(seq, change, "How was it?");
  message.pop_back();
  return messageEvent(message + R"(,"extra":)" + std::string(extra) + "}");
}

std::uint32_t keyOf(const Harness& harness) {
  return harness.screen.row("How was it?").key;
}

void answer(Harness& harness, std::string_view given = filledIn) {
  harness.tell(event::VisitorSend{"★★★★☆ Great", keyOf(harness), std::string(given)});
}

// With the form on screen.
class Forms : public testing::Test {
 protected:
  Forms() {
    harness.converse();
    harness.stream(formEvent(2, 2));
  }

  std::string body() { return harness.request("/api/chat")->body; }

  Harness harness;
};

TEST_F(Forms, AreShownAsTheServiceSentThem) {
  EXPECT_EQ(harness.screen.row("How was it?").extra, csatForm);
  EXPECT_EQ(harness.screen.row("How was it?").answer, "");
  EXPECT_TRUE(harness.screen.row("How was it?").latest);
  EXPECT_EQ(harness.screen.row("first").extra, "");
}

TEST_F(Forms, AreAnsweredByAMessageThatSaysToWhatAndHow) {
  answer(harness);
  EXPECT_EQ(harness.screen.row("★★★★☆ Great").delivery, wire::Delivery::Pending);
  ASSERT_EQ(harness.events("csat").size(), 1U);
  EXPECT_EQ(harness.events("csat")[0].number("rating", 0), 4);
  EXPECT_THAT(
      body(),
      HasSubstr(R"("text":"★★★★☆ Great","answer":{"to":"m_2","values":{"rating":4,"comment":"Great"}})"));
  EXPECT_EQ(harness.screen.row("How was it?").answer, filledIn);
  EXPECT_FALSE(harness.screen.row("How was it?").latest);
  harness.respond("/api/chat", 202, accepted(3));
  EXPECT_EQ(harness.screen.row("★★★★☆ Great").delivery, wire::Delivery::Sent);
  EXPECT_EQ(harness.screen.row("How was it?").answer, filledIn);
}

TEST_F(Forms, AreAnsweredOnce) {
  answer(harness);
  answer(harness, R"({"rating":1})");
  EXPECT_EQ(harness.screen.texts().size(), 3u);
  EXPECT_EQ(harness.screen.row("How was it?").answer, filledIn);
}

TEST_F(Forms, CanBeAnsweredAnewWhenTheServiceRefusedTheAnswer) {
  answer(harness);
  harness.respond("/api/chat", 400, errorBody("form.invalid"));
  EXPECT_EQ(harness.screen.row("★★★★☆ Great").delivery, wire::Delivery::Failed);
  EXPECT_EQ(harness.screen.row("How was it?").answer, "");
  answer(harness, R"({"rating":1})");
  EXPECT_EQ(harness.screen.row("How was it?").answer, R"({"rating":1})");
}

TEST_F(Forms, LeaveWhatIsBeingWrittenWhereItIs) {
  harness.tell(event::VisitorDraft{"half a sentence"});
  answer(harness);
  EXPECT_THAT(harness.records["draft"], HasSubstr("half a sentence"));
}

TEST_F(Forms, ChooseAReplyAsAPlainMessage) {
  answer(harness, "");
  EXPECT_THAT(body(), Not(HasSubstr("answer")));
  EXPECT_EQ(harness.screen.row("How was it?").answer, "");
  EXPECT_FALSE(harness.screen.row("How was it?").latest);
}

TEST_F(Forms, TakeNoAnswerToWhatIsNotThere) {
  harness.tell(event::VisitorSend{"x", 4711, std::string(filledIn)});
  EXPECT_FALSE(harness.request("/api/chat"));
}

TEST_F(Forms, AreAnsweredOnTheNextPageAsWell) {
  answer(harness);
  harness.advance(1000);
  Harness next("fedcba9876543210fedcba9876543210", harness);
  next.start();
  EXPECT_EQ(next.screen.row("How was it?").extra, csatForm);
  EXPECT_EQ(next.screen.row("How was it?").answer, filledIn);
  EXPECT_THAT(next.request("/api/chat")->body, HasSubstr(R"("values":{"rating":4,"comment":"Great"})"));
}

TEST(FormsOfTabs, AreAnsweredInAllOfThem) {
  Harness one, other("fedcba9876543210fedcba9876543210", one);
  TabsWorld world({&one, &other});
  one.start();
  other.start();
  world.settle();
  one.send("first");
  one.respond("/api/session", 200, sessionJson());
  one.respond("/api/chat", 202, accepted(1));
  one.stream(formEvent(2, 2));
  world.settle();
  ASSERT_EQ(other.screen.row("How was it?").extra, csatForm);
  answer(other);
  world.settle();
  EXPECT_EQ(one.screen.row("How was it?").answer, filledIn);
  EXPECT_THAT(one.request("/api/chat")->body, HasSubstr(R"("to":"m_2")"));
  EXPECT_FALSE(other.request("/api/chat"));
}

// {event {data {extra [field {options [ ]}]}}} is the deepest that tabs say.
TEST(FormsOfTabs, AreHeardHoweverDeepTheyAre) {
  constexpr std::string_view deep =
      R"({"kind":"form","form":"a","fields":[{"name":"b","type":"choice","options":["c"]}]})";
  Harness one, other("fedcba9876543210fedcba9876543210", one);
  TabsWorld world({&one, &other});
  one.start();
  other.start();
  world.settle();
  one.send("first");
  one.respond("/api/session", 200, sessionJson());
  one.respond("/api/chat", 202, accepted(1));
  one.stream(formEvent(2, 2, deep));
  world.settle();
  EXPECT_EQ(other.screen.row("How was it?").extra, deep);
}

TEST_F(Forms, TellThePageAndTheHeaderOfATicketAndOfItsPlace) {
  constexpr std::string_view ticket = R"({"kind":"ticket","ticket":"TICKET-A","place":2})";
  EXPECT_EQ(harness.screen.status.ticket, "");
  harness.stream(formEvent(4, 4, ticket));
  EXPECT_EQ(harness.screen.status.ticket, ticket);
  ASSERT_EQ(harness.events("escalated").size(), 1U);
  EXPECT_EQ(harness.events("escalated")[0].text("ticket"), "TICKET-A");
  const auto received = harness.events("message:received").size();
  harness.stream(formEvent(4, 5, R"({"kind":"ticket","ticket":"TICKET-A","place":1})"));
  EXPECT_THAT(harness.screen.status.ticket, HasSubstr(R"("place":1)"));
  // It is the same message: nobody hears of it again.
  EXPECT_EQ(harness.events("escalated").size(), 1U);
  EXPECT_EQ(harness.events("message:received").size(), received);
}

}  // namespace
}  // namespace pipit
