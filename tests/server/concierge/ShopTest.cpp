#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Chat.h"
#include "Shop.h"
#include "understanding/Understanding.h"

// The demo shop's own files.
namespace pipit::concierge {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr auto kCatalogue = "../../web/embed/data/catalogue.json";
constexpr auto kOrders = "../../web/embed/data/orders.json";

Concierge demoConcierge() {
  auto loaded = Concierge::load(readData(kCatalogue), readData(kOrders));
  EXPECT_TRUE(loaded) << loaded.error().message;
  return std::move(*loaded);
}

TEST(ShopTest, HasPiecesOfEveryCategoryUnder300) {
  const auto shop = *Shop::load(readData(kCatalogue), readData(kOrders));
  EXPECT_GE(shop.catalogue().products().size(), 40U);
  for (const auto* category : {"ring", "necklace", "earring", "bracelet"}) {
    const auto answer = demoConcierge().answer({std::string(category) + "s under $300", {}});
    ASSERT_FALSE(answer.cards.empty()) << category;
    for (const auto& card : answer.cards) {
      const auto id =
          card.image.substr(card.image.rfind('/') + 1, card.image.rfind('.') - card.image.rfind('/') - 1);
      const auto* product = shop.catalogue().find(id);
      ASSERT_NE(product, nullptr) << id;
      EXPECT_EQ(product->category, category);
      EXPECT_LE(product->price, 300);
      EXPECT_EQ(card.link, product->path);
    }
  }
}

TEST(ShopTest, FindsEveryPieceByItsName) {
  const auto shop = *Shop::load(readData(kCatalogue), readData(kOrders));
  const auto concierge = demoConcierge();
  for (const auto& product : shop.catalogue().products()) {
    const auto answer = concierge.answer({"Do you have the " + product.name + "?", {}});
    const auto found = titles(answer);
    EXPECT_NE(std::ranges::find(found, product.name), found.end()) << product.name << ": " << answer.text;
  }
}

TEST(ShopTest, UnderstandsTheShopsOwnWords) {
  const auto* synonyms = R"({"en": {"category": {"ring": ["finger jewel"], "bracelet": ["-cuff"]}}})";
  const auto shop = Shop::load(readData(kCatalogue), readData(kOrders), synonyms);
  ASSERT_TRUE(shop) << shop.error();
  const auto wants = [&](std::string_view text) {
    return understand(text, shop->vocabulary(), Awaiting::Nothing).request.filters.want(Facet::Category);
  };
  EXPECT_EQ(wants("a finger jewel under $300"), Values{"ring"});
  EXPECT_EQ(wants("a cuff"), Values{});
}

TEST(ShopTest, SaysWhereItsWordsAreWrong) {
  const auto* synonyms = R"({"es": {"category": {"rings": ["anillaco"]}}})";
  constexpr auto kWrong = "es.category.\"rings\": is not one of bracelet, earring, necklace, ring";
  EXPECT_EQ(Concierge::load(readData(kCatalogue), readData(kOrders), synonyms).error().message,
            std::string("synonyms: ").append(kWrong));
  EXPECT_EQ(wrongInSynonyms(synonyms), kWrong);
  EXPECT_EQ(wrongInSynonyms(R"({"ar": {"metal": {"silver": ["فضية"]}}})"), "");
}

TEST(ShopTest, ShowsAnOrderToWhoProvesIt) {
  Chat chat(demoConcierge());
  EXPECT_THAT(chat.say("where is order 10234").text, StartsWith("To show order 10234"));
  const auto answer = chat.say("94107").text;
  EXPECT_THAT(answer, StartsWith("Order 10234"));
  EXPECT_THAT(answer, HasSubstr("is in production"));
}

}  // namespace
}  // namespace pipit::concierge
