#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Chat.h"
#include "Concierge.h"
#include "Support.h"
#include "orders/OrderBook.h"

namespace pipit::concierge {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kTwoOrders = R"({"orders": [
  {"id": "10234", "email": "Mara@example.com", "postalCode": "SW1A 1AA", "placedAt": "2026-10-01",
   "status": "delivered", "items": ["ring-aurora", "ring-hush"], "engraved": ["ring-hush"],
   "site": "shop", "customer": "mara",
   "entries": [{"stage": "received", "at": "2026-10-01", "note": "Thanks."},
               {"stage": "delivered", "at": "2026-10-05", "note": ""}]},
  {"id": "10300", "email": "mara@example.com", "postalCode": "SW1A 1AA", "placedAt": "2026-11-01",
   "status": "received", "items": ["ring-tidal"], "entries": []}]})";

class SupportTest : public ::testing::Test {
 protected:
  std::string found(const OrderKey& key) const {
    const auto order = support.order(key);
    return order ? order->reference : "";
  }

  std::string mayReturn(ReturnWish wish) const {
    wish.order = {.orderId = "10234", .email = "mara@example.com"};
    const auto may = support.mayReturn(wish);
    if (may) return "ok";
    return may.error().why == ReturnRefused::Why::Ineligible ? may.error().code : "nothing";
  }

  Support support = Concierge::load(readData("concierge/catalogue.json"), kTwoOrders)->support();
};

TEST_F(SupportTest, ShowsAnOrderToWhoGivesTwoThingsThatAreRight) {
  EXPECT_EQ(found({.orderId = "10234", .email = "mara@example.com"}), "10234");
  EXPECT_EQ(found({.orderId = " gg-10234", .email = " MARA@Example.com "}), "10234");
  EXPECT_EQ(found({.orderId = "10234", .postalCode = "sw1a1aa"}), "10234");
  EXPECT_EQ(found({.email = "mara@example.com", .postalCode = "SW1A 1AA"}), "10300") << "the newest";
  EXPECT_EQ(found({.orderId = "10234"}), "");
  EXPECT_EQ(found({.email = "mara@example.com"}), "");
  EXPECT_EQ(found({}), "");
  EXPECT_EQ(found({.orderId = "10234", .email = "eve@example.com"}), "");
  EXPECT_EQ(found({.orderId = "10234", .email = "eve@example.com", .postalCode = "SW1A 1AA"}), "")
      << "two are right, and one is not";
  EXPECT_EQ(found({.orderId = "10234", .postalCode = "10234"}), "");
}

TEST_F(SupportTest, ShowsAnOrderToTheCustomerOfTheSameSite) {
  EXPECT_EQ(found({.orderId = "10234", .site = "shop", .customer = "mara"}), "10234");
  EXPECT_EQ(found({.site = "shop", .customer = "mara"}), "10234");
  EXPECT_EQ(found({.orderId = "10234", .site = "other", .customer = "mara"}), "");
  EXPECT_EQ(found({.orderId = "10234", .site = "shop", .customer = "eve"}), "");
  EXPECT_EQ(found({.orderId = "10300", .site = "shop", .customer = "mara"}), "") << "it has no customer";
  EXPECT_EQ(found({.orderId = "10300", .site = "shop", .customer = ""}), "");
}

TEST_F(SupportTest, TellsHowFarAnOrderIs) {
  const auto order = *support.order({.orderId = "10234", .email = "mara@example.com"});
  EXPECT_EQ(order.status, "delivered");
  EXPECT_EQ(order.title, "Delivered");
  EXPECT_EQ(order.next, "");
  ASSERT_EQ(order.steps.size(), 2U);
  EXPECT_EQ(order.steps[0].stage + order.steps[0].title + order.steps[0].at + order.steps[0].note,
            "receivedOrder received2026-10-01Thanks.");
  EXPECT_EQ(support.order({.orderId = "10300", .email = "mara@example.com"})->next, "in_production");
}

TEST_F(SupportTest, FindsPiecesPageByPage) {
  const auto all = support.pieces({}, 0, 50);
  ASSERT_GT(all.total, 6U);
  std::vector<std::string> ids, paged;
  for (const auto& piece : all.items) ids.push_back(piece.id);
  for (std::size_t offset = 0; offset < all.total; offset += 3)
    for (const auto& piece : support.pieces({}, offset, 3).items) paged.push_back(piece.id);
  EXPECT_EQ(paged, ids);
  EXPECT_THAT(support.pieces({}, all.total + 5, 3).items, IsEmpty());
}

TEST_F(SupportTest, FindsWhatIsAskedFor) {
  for (const auto& piece :
       support.pieces({.category = "ring", .metal = "14k_rose", .least = 200, .most = 300}, 0, 50).items) {
    EXPECT_EQ(piece.category + piece.metal, "ring14k_rose");
    EXPECT_GE(piece.price, 200);
    EXPECT_LE(piece.price, 300);
  }
  const auto cheapest = support.pieces({.least = -5, .most = 99'999'999'999, .sort = "price_up"}, 0, 50);
  EXPECT_EQ(cheapest.total, support.pieces({}, 0, 1).total) << "prices are clamped";
  for (std::size_t at = 1; at < cheapest.items.size(); ++at)
    EXPECT_LE(cheapest.items[at - 1].price, cheapest.items[at].price);
}

TEST_F(SupportTest, OffersAlternativesThatFindSomethingWhereThereIsNothing) {
  const auto none =
      support.pieces({.category = "ring", .metal = "platinum", .most = 2, .sort = "newest"}, 0, 50);
  EXPECT_EQ(none.total, 0U);
  const auto some = support.pieces({.category = "ring", .metal = "platinum", .most = 240}, 0, 50);
  EXPECT_EQ(some.total, 0U);
  ASSERT_FALSE(some.alternatives.empty());
  for (const auto& alternative : some.alternatives) {
    EXPECT_GT(alternative.found, 0U);
    EXPECT_EQ(support.pieces(alternative.query, 0, 1).total, alternative.found) << alternative.difference;
  }
}

TEST_F(SupportTest, NamesFieldsWhoseValueNobodyHas) {
  EXPECT_THAT(
      support.unknownIn({.category = "hat", .metal = "tin", .stone = "coal", .tags = {"loud"}, .sort = "up"}),
      ElementsAre("category", "metal", "stone", "sort", "tags"));
  EXPECT_THAT(
      support.unknownIn({.category = "ring", .metal = "platinum", .stone = "diamond", .tags = {"gift"}}),
      IsEmpty());
}

TEST_F(SupportTest, TakesBackWhatTheTableSays) {
  const auto day = [](int days) { return 20'731 + days; };  // 2026-10-05, when it was delivered
  EXPECT_EQ(mayReturn({.option = "return", .item = "ring-aurora", .today = day(30)}), "ok");
  EXPECT_EQ(mayReturn({.option = "return", .item = "ring-aurora", .today = day(31)}), "returns.too_late");
  EXPECT_EQ(mayReturn({.option = "return", .today = day(1)}), "returns.engraved");
  EXPECT_EQ(mayReturn({.option = "return", .item = "ring-tidal", .today = day(1)}), "nothing")
      << "it is of another order";
  EXPECT_TRUE(support.needsSize("resize"));
  EXPECT_FALSE(support.needsSize("return"));
  EXPECT_FALSE(support.needsSize("burn"));
}

TEST(OrderBookTest, RefusesPiecesAndCustomersThatCannotBe) {
  const auto wrong = [](std::string_view more) {
    const auto book = OrderBook::parse(
        R"({"orders": [{"id": "11111", "email": "a@b.cd", "postalCode": "11111", "placedAt": "2026-01-01",)"
        R"( "status": "received", "items": ["ring-a"], "entries": [])" +
        std::string(more) + "}]}");
    return book ? std::string("nothing") : book.error();
  };
  EXPECT_EQ(wrong(R"(, "engraved": ["ring-a"], "custom": [])"), "nothing");
  EXPECT_EQ(wrong(R"(, "engraved": ["ring-b"])"), "order 1: wrong engraved");
  EXPECT_EQ(wrong(R"(, "custom": "ring-a")"), "order 1: wrong custom");
  EXPECT_EQ(wrong(R"(, "customer": "mara")"), "order 1: wrong customer");
  EXPECT_EQ(wrong(R"(, "site": "shop", "customer": "mara")"), "nothing");
}

}  // namespace
}  // namespace pipit::concierge
