#include <gtest/gtest.h>

#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

#include "Chat.h"
#include "Shop.h"
#include "understanding/Understanding.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;

std::string_view sortName(Sort sort) {
  constexpr std::array<std::string_view, 4> kNames{"featured", "newest", "price-up", "price-down"};
  return kNames.at(static_cast<std::size_t>(sort));
}

void putList(json::object& slots, std::string_view key, const Values& values) {
  if (!values.empty()) slots[std::string(key)] = json::value_from(values);
}

void putFilters(json::object& slots, const Filters& filters) {
  putList(slots, "category", filters.want(Facet::Category));
  putList(slots, "metal", filters.want(Facet::Metal));
  putList(slots, "stone", filters.want(Facet::Stone));
  putList(slots, "tag", filters.want(Facet::Tag));
  Values refused;
  for (const auto& values : filters.excluded) refused.insert(refused.end(), values.begin(), values.end());
  putList(slots, "without", refused);
  putList(slots, "named", filters.named);
  if (filters.ready) slots["ready"] = *filters.ready;
  if (filters.least) slots["least"] = *filters.least;
  if (filters.most) slots["most"] = *filters.most;
  if (filters.sort) slots["sort"] = sortName(*filters.sort);
}

void putChanges(json::object& slots, const Request& request) {
  putList(slots, "any", {request.dropped.begin(), request.dropped.end()});
  if (request.step != Step::None) slots["step"] = request.step == Step::Cheaper ? "cheaper" : "dearer";
  if (request.more) slots["more"] = true;
  if (request.foreignCurrency) slots["foreign"] = true;
}

void putEnquiry(json::object& slots, const OrderEnquiry& enquiry) {
  if (!enquiry.number.empty()) slots["number"] = enquiry.number;
  if (!enquiry.email.empty()) slots["email"] = enquiry.email;
  putList(slots, "codes", enquiry.codes);
}

json::object slotsOf(const Understanding& said) {
  json::object slots;
  putFilters(slots, said.request.filters);
  putChanges(slots, said.request);
  putEnquiry(slots, said.enquiry);
  return slots;
}

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
