#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Chat.h"
#include "orders/OrderBook.h"

namespace pipit::concierge {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr auto kTimeline =
    "Order 10234 (Aurora Solitaire) is in production.\n"
    "2 November 2026: Ines is setting the diamond.\n"
    "Next: Quality check.";

TEST(OrderTest, AsksForAProofBeforeItShowsAnOrder) {
  const auto answer = Chat().say("where is order 10234");
  EXPECT_THAT(answer.text, HasSubstr("e-mail address or the postal code"));
  EXPECT_THAT(answer.text, Not(HasSubstr("production")));
}

TEST(OrderTest, ShowsTheTimelineToWhoProvesIt) {
  for (const auto* proof :
       {"mara@example.com", "it is MARA@example.com, thanks", "94107", "my zip is 94107"}) {
    Chat chat;
    chat.say("where is order 10234");
    EXPECT_EQ(chat.say(proof).text, kTimeline) << proof;
  }
}

TEST(OrderTest, AnswersAtOnceWhenNumberAndProofComeTogether) {
  for (const auto* text : {"where is order 10234? mara@example.com", "GG-10234 94107", "/track 10234 94107",
                           "my postal code is 94107 and my order number is 10234"}) {
    EXPECT_EQ(Chat().say(text).text, kTimeline) << text;
  }
}

TEST(OrderTest, FindsTheLatestOrderByAddressAndPostalCodeAlone) {
  EXPECT_EQ(Chat().say("mara@example.com, 94107").text, kTimeline);
  Chat chat;
  chat.say("where is my order?");
  EXPECT_THAT(chat.say("mara@example.com").text, HasSubstr("as well"));
  EXPECT_EQ(chat.say("94107").text, kTimeline);
}

TEST(OrderTest, TakesTheNumberAfterwards) {
  Chat chat;
  chat.say("where is my order?");
  chat.say("10234");
  EXPECT_EQ(chat.say("mara@example.com").text, kTimeline);
}

TEST(OrderTest, ReadsPostalCodesAsPeopleWriteThem) {
  EXPECT_THAT(Chat().say("order 10245, sw1a1aa").text,
              StartsWith("Order 10245 (Ember Cluster) is in its quality"));
  EXPECT_THAT(Chat().say("order 10245 SW1A 1AA please").text, StartsWith("Order 10245"));
  EXPECT_THAT(Chat().say("order 10250 1011 ab").text,
              StartsWith("Order 10250 (Mote Studs and Sickle Moon) has been"));
  EXPECT_THAT(Chat().say("order 10251 00-950").text, StartsWith("Order 10251"));
}

TEST(OrderTest, GivesTheSameAnswerForAWrongProofAndForNoSuchOrder) {
  const auto ending = [](std::string_view number, std::string_view proof) {
    Chat chat;
    chat.say("where is order " + std::string(number));
    return chat.say(proof).text;
  };
  const auto wrong = ending("10234", "eve@example.com");
  EXPECT_EQ(wrong, ending("99999", "eve@example.com"));
  EXPECT_EQ(wrong, ending("10234", "11111"));
  EXPECT_EQ(wrong, ending("99999", "94107"));
  EXPECT_EQ(wrong, Chat().say("order 10234 oscar@example.com").text);
  EXPECT_THAT(wrong, HasSubstr("could not find"));
}

TEST(OrderTest, LetsTheVisitorTryAgain) {
  Chat chat;
  chat.say("where is order 10234");
  chat.say("mara@example.org");
  EXPECT_EQ(chat.say("mara@example.com").text, kTimeline);
}

TEST(OrderTest, AsksForAnotherProofForAnotherOrder) {
  Chat chat;
  chat.say("order 10234 mara@example.com");
  EXPECT_THAT(chat.say("and order 10245?").text, StartsWith("To show order 10245"));
}

TEST(OrderTest, TakesALonePostalCodeForNoOrderOnceTheTalkIsOfSomethingElse) {
  Chat chat;
  chat.say("where is order 10234");
  chat.say("show me rings");
  EXPECT_THAT(chat.say("94107").text, HasSubstr("not sure"));
}

TEST(OrderTest, DoesNotTryAListOfGuesses) {
  EXPECT_THAT(Chat().say("order 10234 94105 94106 94107 94108").text, StartsWith("To show order 10234"));
  EXPECT_THAT(Chat().say("order 10234 eve@example.com mara@example.com").text,
              StartsWith("To show order 10234"));
}

TEST(OrderTest, SaysWhatElseWasAskedAboutTheOrder) {
  const auto answer = Chat().say("I want to return order 10234");
  EXPECT_THAT(answer.text, StartsWith("To show order 10234"));
  EXPECT_EQ(answer.form, kTrackReturn);
}

TEST(OrderTest, EndsTheTimelineOfADeliveredOrder) {
  EXPECT_THAT(Chat().say("order 10231 94107").text, HasSubstr("That was the last step."));
}

TEST(OrderBookTest, NeedsTwoDifferentThings) {
  const auto book = *OrderBook::parse(readData("concierge/orders.json"));
  EXPECT_EQ(book.find({}), nullptr);
  EXPECT_EQ(book.find({.number = "10234", .email = "", .codes = {}}), nullptr);
  EXPECT_EQ(book.find({.number = "10234", .email = "", .codes = {"10234"}}), nullptr);
  EXPECT_EQ(book.find({.number = "", .email = "mara@example.com", .codes = {}}), nullptr);
  EXPECT_NE(book.find({.number = "", .email = "", .codes = {"94107", "10234"}}), nullptr);
}

TEST(OrderBookTest, NeedsACodeTwiceWhereNumberAndPostalCodeAreTheSame) {
  const auto book = *OrderBook::parse(R"({"orders": [{"id": "11111", "email": "a@b.cd", "postalCode": "11111",
      "placedAt": "2026-01-01", "status": "received", "items": [], "entries": []}]})");
  EXPECT_EQ(book.find({.number = "11111", .email = "", .codes = {}}), nullptr);
  EXPECT_NE(book.find({.number = "11111", .email = "", .codes = {"11111"}}), nullptr);
}

TEST(OrderBookTest, SaysWhatIsWrongWithAFile) {
  const auto good = readData("concierge/orders.json");
  const auto changed = [&good](std::string_view from, std::string_view to) {
    auto text = good;
    text.replace(text.find(from), from.size(), to);
    const auto parsed = OrderBook::parse(text);
    return parsed ? std::string("nothing") : parsed.error();
  };
  EXPECT_EQ(changed("\"10234\"", "\"1\""), "order 1: wrong id");
  EXPECT_EQ(changed("\"94107\"", "\"\""), "order 1: wrong postalCode");
  EXPECT_EQ(changed("mara@example.com", "mara"), "order 1: wrong email");
  EXPECT_EQ(changed("\"in_production\"", "\"lost\""), "order 1: wrong status");
  EXPECT_EQ(changed("\"stage\": \"received\"", "\"stage\": 1"), "order 1: wrong entries");
}

}  // namespace
}  // namespace pipit::concierge
