#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Chat.h"

namespace pipit::concierge {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kNotUnderstood = "I am not sure what you mean";

TEST(SuggestionsTest, EachIsUnderstoodWhereItIsOffered) {
  for (const char* question : {"hello", "help", "thanks", "asdf", "more", "what should I get", "rings",
                               "a white gold ring under $300", "over 500 and under 300", "how do I return it",
                               "how do I clean it", "where is order 10234, postal code 94107"}) {
    Chat chat;
    for (const auto& reply : chat.say(question).replies) {
      Chat again;
      again.say(question);
      EXPECT_THAT(again.say(reply).text, Not(HasSubstr(kNotUnderstood))) << question << " → " << reply;
    }
  }
}

TEST(SuggestionsTest, ASearchThatFoundMuchIsNarrowedDownByWhatFindsSomething) {
  Chat chat;
  const auto replies = chat.say("rings").replies;
  EXPECT_THAT(replies, Contains("More"));
  EXPECT_THAT(replies, Contains(HasSubstr("Under $")));
  EXPECT_THAT(replies, Contains(HasSubstr("gold")));
  for (const auto& reply : replies) {
    Chat again;
    again.say("rings");
    EXPECT_THAT(again.say(reply).cards, Not(IsEmpty())) << reply;
  }
}

TEST(SuggestionsTest, WhereNothingIsFoundTheyAreWhatWouldBe) {
  EXPECT_THAT(Chat().say("a white gold ring under $300").replies, ElementsAre("any metal", "up to $900"));
}

TEST(SuggestionsTest, WhoIsHalfUnderstoodChoosesWhatWasMeant) {
  Chat chat;
  EXPECT_THAT(chat.say("more").replies,
              ElementsAre("A ring under $300", "Help me choose", "Where is my order?", "Talk to a person"));
  EXPECT_EQ(chat.say("more").replies.front(), "Talk to a person") << "the second time";
}

TEST(SuggestionsTest, WhoIsNotUnderstoodIsOfferedAPersonFirst) {
  EXPECT_THAT(Chat().say("asdf").replies,
              ElementsAre("Talk to a person", "A ring under $300", "Help me choose", "Where is my order?"));
  Chat chat;
  chat.say("rings");
  EXPECT_NE(chat.say("more").replies, Chat().say("asdf").replies) << "there is something to go on with";
}

TEST(SuggestionsTest, AnOrdersStatusCanBeTheEnd) {
  const auto answer = Chat().say("where is order 10234");
  EXPECT_THAT(answer.replies, IsEmpty()) << "its proof is to be written";
}

TEST(FarewellTest, WhoSaysGoodbyeIsAskedOnceHowItWas) {
  for (const char* goodbye :
       {"that's all, thanks", "That’s all, thanks", "bye", "thanks, bye!", "nothing else"}) {
    Chat chat;
    chat.say("rings");
    EXPECT_EQ(chat.say(goodbye).form, kCsat) << goodbye;
    EXPECT_EQ(chat.say(goodbye).form, "") << "again " << goodbye;
  }
}

TEST(FarewellTest, WhoWasNotHelpedYetIsNotAsked) {
  EXPECT_EQ(Chat().say("bye").form, "");
}

TEST(FarewellTest, ThanksInBetweenIsNoGoodbye) {
  Chat chat;
  chat.say("rings");
  const auto answer = chat.say("thanks");
  EXPECT_EQ(answer.form, "");
  EXPECT_THAT(answer.replies, Contains("That’s all, thanks"));
  EXPECT_THAT(chat.say("thanks, and necklaces?").cards, Not(IsEmpty()));
}

TEST(FarewellTest, WhoIsContentIsAskedWhetherTheyWouldRecommendIt) {
  for (const int stars : {4, 5}) {
    Chat chat;
    chat.say("rings");
    chat.say("bye");
    EXPECT_EQ(chat.fillIn({"csat", stars}, "★★★★").form, kNps);
    EXPECT_EQ(chat.fillIn({"nps", 9}, "9/10").form, "");
  }
}

TEST(FarewellTest, WhoIsNotContentIsToldWhomToWriteTo) {
  for (const int stars : {1, 2, 3}) {
    Chat chat;
    chat.say("rings");
    chat.say("bye");
    const auto answer = chat.fillIn({"csat", stars}, "★");
    EXPECT_EQ(answer.form, "");
    EXPECT_THAT(titles(answer), ElementsAre("Contact the studio"));
  }
}

TEST(FarewellTest, WhatAFormWasFilledInWithIsNoQuestion) {
  Chat chat;
  chat.say("rings");
  chat.say("bye");
  const auto answer = chat.fillIn({"csat", 3}, "★★★☆☆ where is order 10234? necklaces under $10");
  EXPECT_THAT(answer.text, HasSubstr("Thank you"));
  EXPECT_THAT(chat.say("more").text, HasSubstr("rings")) << "the search goes on";
}

}  // namespace
}  // namespace pipit::concierge
