#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "Chat.h"
#include "Shop.h"
#include "Slots.h"
#include "understanding/Understanding.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;

class UnderstandingTest : public testing::Test {
 protected:
  void expectRow(const json::object& row) const {
    const std::string text(row.at("text").as_string());
    SCOPED_TRACE("\"" + text + "\"");
    const auto awaiting = row.contains("awaiting") ? Awaiting::OrderDetails : Awaiting::Nothing;
    const auto said = understand(text, shop_.vocabulary(), awaiting);
    EXPECT_EQ(name(said.intent), std::string_view(row.at("intent").as_string()));
    if (const auto* confidence = row.if_contains("confidence")) {
      EXPECT_DOUBLE_EQ(said.confidence, confidence->as_double());
    }
    const auto* also = row.if_contains("also");
    EXPECT_EQ(said.also ? name(*said.also) : "", also ? std::string_view(also->as_string()) : "");
    const json::value slots = slotsOf(said);
    EXPECT_TRUE(row.at("slots") == slots)
        << json::serialize(slots) << " instead of " << json::serialize(row.at("slots"));
  }

  json::array rows_ = json::parse(readData("concierge/understanding.json")).as_array();
  Shop shop_ = *Shop::load(readData("concierge/catalogue.json"), readData("concierge/orders.json"));
};

TEST_F(UnderstandingTest, ReadsEveryUtteranceOfTheTableAsItSays) {
  for (const auto& row : rows_) expectRow(row.as_object());
}

TEST_F(UnderstandingTest, HasATableWithEnoughUtterances) {
  EXPECT_GE(rows_.size(), 150U);
}

TEST_F(UnderstandingTest, IgnoresAListOfGuesses) {
  const auto said = understand("order 10234 11111 22222 33333 94107", shop_.vocabulary(), Awaiting::Nothing);
  EXPECT_TRUE(said.enquiry.codes.empty());
  const auto addresses =
      understand("order 10234 a@example.com b@example.com", shop_.vocabulary(), Awaiting::Nothing);
  EXPECT_TRUE(addresses.enquiry.email.empty());
}

}  // namespace
}  // namespace pipit::concierge
