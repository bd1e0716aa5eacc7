#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Chat.h"
#include "concierge/Concierge.h"

namespace pipit::concierge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(ConciergeTest, AnswersARingUnder300WithSuchRingsTheFeaturedFirst) {
  const auto answer = Chat().say("a ring under $300");
  EXPECT_EQ(answer.text, "I found 5 rings up to $300.");
  EXPECT_THAT(titles(answer),
              ElementsAre("Aurora Solitaire", "Barley Band", "Tidal Twist", "Inkwell Signet", "Hush Band"));
}

TEST(ConciergeTest, ShowsAPieceAsACard) {
  const auto card = Chat().say("a ring under $300").cards.at(0);
  EXPECT_EQ(card.title, "Aurora Solitaire");
  EXPECT_EQ(card.detail, "$240 · 14k rose gold · Ready to ship");
  EXPECT_EQ(card.image, "/embed/pictures/ring-aurora.svg");
  EXPECT_EQ(card.link, "/embed/products/ring-aurora.html");
}

TEST(ConciergeTest, SaysWhatItUnderstood) {
  Chat chat;
  EXPECT_EQ(chat.say("ready to ship minimal rings in rose gold with a diamond, cheapest first").text,
            "I found one ready-to-ship minimal rose gold ring with diamonds.");
  EXPECT_EQ(chat.say("recommend a gift between 100 and 300, newest").text,
            "I found 3 pieces that make good gifts between $100 and $300, newest first.");
  EXPECT_EQ(chat.say("looking for gold bracelets but not rose gold").text,
            "I found 2 yellow gold or white gold bracelets, without rose gold.");
}

TEST(ConciergeTest, OffersWhatThereIsWhenNothingIsFound) {
  Chat chat;
  const auto answer = chat.say("a white gold ring under $300");
  EXPECT_THAT(answer.cards, IsEmpty());
  EXPECT_EQ(answer.text,
            "I found no white gold rings up to $300. Something close: for 5 pieces in any metal, say “any "
            "metal” and "
            "for one piece for up to $900, say “up to $900”.");
}

TEST(ConciergeTest, KeepsWhatItOffered) {
  Chat byMetal;
  byMetal.say("a white gold ring under $300");
  EXPECT_EQ(byMetal.say("any metal").cards.size(), 5U);
  Chat byPrice;
  byPrice.say("a white gold ring under $300");
  EXPECT_THAT(titles(byPrice.say("up to $900")), ElementsAre("Fjord Bezel"));
  Chat byTime;
  byTime.say("a platinum bracelet, ready to ship");
  EXPECT_THAT(titles(byTime.say("no rush")), ElementsAre("Curb Link Bracelet"));
}

TEST(ConciergeTest, SellsNoSilver) {
  EXPECT_THAT(Chat().say("silver rings").text, HasSubstr("I found no silver rings."));
}

TEST(ConciergeTest, TellsAboutAPieceThatIsNamed) {
  const auto answer = Chat().say("tell me more about the riviere of diamonds");
  EXPECT_EQ(answer.text, "Rivière of Diamonds costs $5,900 and is made to order. A line of diamonds.");
  EXPECT_THAT(titles(answer), ElementsAre("Rivière of Diamonds"));
}

TEST(ConciergeTest, TakesANameThatDoesNotFitForADescription) {
  EXPECT_EQ(Chat().say("a thread bracelet over $2,000").text, "I found one bracelet from $2,000.");
}

TEST(ConciergeTest, SaysThatPricesAreInDollars) {
  EXPECT_THAT(Chat().say("rings under €300").text, HasSubstr("in US dollars"));
  EXPECT_THAT(Chat().say("rings under $300").text, Not(HasSubstr("US dollars")));
}

TEST(ConciergeTest, ShowsFavouritesToWhoNamesNothing) {
  const auto answer = Chat().say("what should I get");
  EXPECT_EQ(answer.cards.size(), 6U);
  EXPECT_EQ(answer.cards.at(0).title, "Aurora Solitaire");
  EXPECT_THAT(answer.text, HasSubstr("favourites"));
}

TEST(ConciergeTest, AsksHowAPersonCanReachTheVisitor) {
  const auto answer = Chat().say("talk to a person");
  EXPECT_THAT(answer.text, HasSubstr("will write to you"));
  EXPECT_EQ(answer.form, kContact);
  EXPECT_THAT(Chat().say("where is order 10234, or talk to a person").form, kContact);
}

TEST(ConciergeTest, HasAnAnswerForEveryKindOfQuestion) {
  EXPECT_THAT(Chat().say("can I return it").text, HasSubstr("within 30 days"));
  EXPECT_THAT(Chat().say("/resize").text, HasSubstr("within 60 days"));
  EXPECT_THAT(Chat().say("how do I clean my ring").text, HasSubstr("mild soap"));
  EXPECT_THAT(Chat().say("klarna?").text, HasSubstr("cannot promise"));
  EXPECT_THAT(Chat().say("hello").text, HasSubstr("Hello!"));
  EXPECT_THAT(Chat().say("thanks").text, HasSubstr("welcome"));
  EXPECT_THAT(Chat().say("help").text, HasSubstr("where is order 10234"));
  EXPECT_THAT(Chat().say("more").text, HasSubstr("nothing to continue"));
  EXPECT_THAT(Chat().say("colourless green ideas sleep").text, Not(IsEmpty()));
  EXPECT_THAT(Chat().say("xyzzy").text, HasSubstr("I am not sure what you mean"));
}

TEST(ConciergeTest, GivesTheSameAnswerToTheSameQuestion) {
  const auto one = Chat().say("rings around $300");
  const auto other = Chat().say("rings around $300");
  EXPECT_EQ(one.text, other.text);
  EXPECT_EQ(titles(one), titles(other));
}

TEST(ConciergeTest, RefusesFilesThatDoNotFit) {
  const auto catalogue = readData("concierge/catalogue.json");
  const auto orders = readData("concierge/orders.json");
  EXPECT_THAT(Concierge::load("{", orders).error().message, HasSubstr("catalogue: not JSON"));
  EXPECT_THAT(Concierge::load(catalogue, "{}").error().message, HasSubstr("orders: no list"));
}

}  // namespace
}  // namespace pipit::concierge
