#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Chat.h"

namespace pipit::concierge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(HistoryTest, MoreBringsTheNextPagesAndThenSaysThatThatWasAll) {
  Chat chat;
  EXPECT_EQ(chat.say("rings").cards.size(), 6U);
  const auto second = chat.say("more");
  EXPECT_THAT(titles(second), ElementsAre("Fjord Bezel", "Ember Cluster"));
  EXPECT_EQ(second.text, "Here are 2 more of 8 rings. That is all of them.");
  const auto third = chat.say("show me more rings");
  EXPECT_THAT(third.cards, IsEmpty());
  EXPECT_THAT(third.text, HasSubstr("That was all"));
}

TEST(HistoryTest, ARefinementKeepsWhatWasSaidBefore) {
  Chat chat;
  chat.say("a ring under $300");
  EXPECT_THAT(titles(chat.say("in rose gold")), ElementsAre("Aurora Solitaire", "Tidal Twist"));
  EXPECT_THAT(titles(chat.say("without diamonds please")), ElementsAre("Tidal Twist"));
}

TEST(HistoryTest, CheaperLeavesTheRangeDownwards) {
  Chat chat;
  chat.say("rings around $300");
  const auto answer = chat.say("cheaper");
  EXPECT_EQ(answer.text, "I found 2 rings up to $240, cheapest first.");
  EXPECT_THAT(titles(answer), ElementsAre("Barley Band", "Aurora Solitaire"));
}

TEST(HistoryTest, CheaperWithoutARangeShowsTheCheapestFirst) {
  Chat chat;
  chat.say("necklaces");
  EXPECT_EQ(titles(chat.say("something cheaper")).front(), "Sickle Moon");
  EXPECT_EQ(titles(chat.say("more expensive")).front(), "Rivière of Diamonds");
}

TEST(HistoryTest, AnotherCategoryBeginsANewSearchUnlessItIsAskedAlongside) {
  Chat chat;
  chat.say("a ring under $300");
  EXPECT_EQ(chat.say("what about necklaces").text, "I found one necklace up to $300.");
  EXPECT_EQ(chat.say("bracelets").text, "I found 4 bracelets.");
}

TEST(HistoryTest, ANewWishForgetsTheSearchBefore) {
  Chat chat;
  chat.say("a platinum ring under $300");
  EXPECT_EQ(chat.say("I want a ring in rose gold").text, "I found 3 rose gold rings.");
  EXPECT_THAT(chat.say("recommend a gift under $200").text, HasSubstr("2 pieces"));
}

TEST(HistoryTest, PricesNarrowOrReplace) {
  Chat chat;
  chat.say("rings under $300");
  EXPECT_EQ(chat.say("over $250").text, "I found 3 rings between $250 and $300.");
  EXPECT_EQ(chat.say("more than $500").text, "I found 2 rings from $500.");
  EXPECT_EQ(chat.say("any price").text.substr(0, 15), "I found 8 rings");
}

TEST(HistoryTest, SmallTalkInBetweenChangesNothing) {
  Chat chat;
  chat.say("rings");
  chat.say("thanks");
  chat.say("how do I care for pearls? I mean, is there a warranty");
  EXPECT_THAT(titles(chat.say("more")), ElementsAre("Fjord Bezel", "Ember Cluster"));
}

TEST(HistoryTest, ListensToTheVisitorAlone) {
  const auto concierge = fixtureConcierge();
  const auto answer = concierge.answer({"more", {{true, "rings"}, {false, "a necklace in platinum"}}});
  EXPECT_THAT(titles(answer), ElementsAre("Fjord Bezel", "Ember Cluster"));
}

TEST(HistoryTest, ReadsNoMoreTurnsThanItPromised) {
  std::vector<Turn> history{{true, "rings"}};
  for (int i = 0; i < 20; ++i) history.push_back({false, "…"});
  EXPECT_THAT(fixtureConcierge().answer({"more", history}).text, HasSubstr("nothing to continue"));
}

}  // namespace
}  // namespace pipit::concierge
