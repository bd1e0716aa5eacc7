#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Chat.h"

namespace pipit::concierge {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// What others who answer may ask.

std::string orderAfter(const std::vector<std::string>& said) {
  Question question{.text = said.back(), .history = {}};
  for (std::size_t i = 0; i + 1 < said.size(); ++i) {
    question.history.push_back({true, said[i]});
    question.history.push_back({false, "The order is 10234, mara@example.com, 94107."});
  }
  return fixtureConcierge().order(question);
}

TEST(ToolsTest, FindProductsByWordsAndTheirCardsById) {
  const auto shop = fixtureConcierge();
  const Findings found = shop.search("rings under $300");
  ASSERT_FALSE(found.pieces.empty());
  EXPECT_GE(found.count, found.pieces.size());
  EXPECT_LE(found.pieces.size(), 6U);
  const Finding& first = found.pieces.front();
  EXPECT_FALSE(first.description.empty());
  EXPECT_EQ(shop.card(first.id)->title, first.card.title);
  EXPECT_FALSE(shop.card("ring-none"));
  EXPECT_FALSE(shop.card(""));
}

TEST(ToolsTest, FindNothingThatIsBothCheapAndDear) {
  EXPECT_EQ(fixtureConcierge().search("rings under $2").count, 0U);
}

TEST(ToolsTest, HearWhoWantsAPersonInSoManyWords) {
  const auto shop = fixtureConcierge();
  for (const auto* text : {"talk to a human", "customer service please", "/stylist", "I want a real person"})
    EXPECT_TRUE(shop.wantsPerson(text)) << text;
  for (const auto* text : {"a ring for a person I love", "somebody who likes stars", "hello", ""})
    EXPECT_FALSE(shop.wantsPerson(text)) << text;
}

TEST(ToolsTest, ShowAnOrderOnceItIsProvedAndFromThenOn) {
  EXPECT_THAT(orderAfter({"where is order 10234? mara@example.com"}), StartsWith("Order 10234"));
  EXPECT_THAT(orderAfter({"where is order 10234", "94107"}), StartsWith("Order 10234"));
  EXPECT_THAT(orderAfter({"where is order 10234? mara@example.com", "thanks", "will it come by Friday?"}),
              StartsWith("Order 10234"));
}

TEST(ToolsTest, TakeNobodyElsesWordsForAProof) {
  EXPECT_THAT(orderAfter({"where is order 10234", "and now?"}), Not(HasSubstr("production")));
  EXPECT_THAT(orderAfter({"hello", "where is my order?"}), HasSubstr("Please send its number"));
}

TEST(ToolsTest, WantAProofOfEachOrder) {
  EXPECT_THAT(orderAfter({"where is order 10234? mara@example.com", "and where is order 10245?"}),
              AllOf(HasSubstr("10245"), HasSubstr("I need to know that it is yours")));
}

}  // namespace
}  // namespace pipit::concierge
