#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "Chat.h"
#include "Shop.h"
#include "returns/Eligibility.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;

std::vector<std::string> textsIn(const json::object& object, std::string_view key) {
  std::vector<std::string> texts;
  if (const auto* list = object.if_contains(json::string_view(key.data(), key.size())))
    for (const auto& text : list->as_array()) texts.emplace_back(text.as_string().c_str());
  return texts;
}

std::string textIn(const json::object& object, std::string_view key) {
  const auto* text = object.if_contains(json::string_view(key.data(), key.size()));
  return text == nullptr ? "" : text->as_string().c_str();
}

Order orderOf(const json::object& row) {
  Order order{.id = "10234",
              .email = "mara@example.com",
              .postalCode = "94107",
              .placedAt = "2026-09-01",
              .status = Stage::Shipped,
              .items = textsIn(row, "items"),
              .custom = textsIn(row, "custom"),
              .engraved = textsIn(row, "engraved"),
              .site = {},
              .customer = {},
              .entries = {{Stage::Received, "2026-09-01", ""}}};
  if (row.contains("delivered")) order.entries.push_back({Stage::Delivered, textIn(row, "delivered"), ""});
  return order;
}

TEST(ReturnsTest, KeepsTheTable) {
  const auto table = json::parse(readData("concierge/returns.json"));
  const auto shop = *Shop::load(readData("concierge/catalogue.json"), readData("concierge/orders.json"));
  ASSERT_GT(table.at("cases").as_array().size(), 20U);
  for (const auto& value : table.at("cases").as_array()) {
    const auto& row = value.as_object();
    SCOPED_TRACE(json::serialize(row));
    const auto order = orderOf(table.at("orders").at(row.at("order").as_string()).as_object());
    const auto only = textIn(row, "only");
    const auto* option = shop.policy().find(textIn(row, "option"));
    ASSERT_NE(option, nullptr);
    const auto may = mayReturn(*option, order, only.empty() ? order.items : std::vector{only},
                               shop.catalogue(), dayOf(textIn(row, "today")).value());
    EXPECT_EQ(may ? "ok" : codeOf(may.error().bar), textIn(row, "is"));
    EXPECT_EQ(may ? "" : may.error().item, textIn(row, "item"));
  }
}

TEST(ReturnsTest, CountsDaysSince1970) {
  EXPECT_EQ(dayOf("1970-01-01"), 0);
  EXPECT_EQ(dayOf("2000-03-01"), 11'017);
  for (const char* date :
       {"", "2026-13-01", "2026-00-01", "2026-04-31", "2026-4-01", "2026-04-01T00:00", "20x6-04-01"})
    EXPECT_EQ(dayOf(date), std::nullopt) << date;
}

TEST(ReturnsTest, HasASentenceForEachReason) {
  const auto policy = builtInPolicy();
  EXPECT_EQ(policy.options().size(), 3U);
  for (const auto bar : {ReturnBar::NotDelivered, ReturnBar::TooLate, ReturnBar::NotResizable,
                         ReturnBar::Custom, ReturnBar::Engraved})
    EXPECT_FALSE(policy.sentence(bar).empty()) << codeOf(bar);
}

TEST(ReturnsTest, RefusesAPolicyThatIsNone) {
  const auto wrong = [](std::string_view text) {
    const auto parsed = Policy::parse(text);
    return parsed ? std::string("nothing") : parsed.error();
  };
  const std::string reasons =
      R"("reasons": {"returns.not_delivered": "a", "returns.too_late": "b", "returns.not_resizable": "c",)"
      R"( "returns.custom": "d", "returns.engraved": "e"})";
  const auto with = [&](const std::string& option) {
    return R"({"options": [)" + option + "], " + reasons + '}';
  };
  EXPECT_EQ(wrong(with(R"({"name": "care", "excludes": [], "accepted": "x"})")), "nothing");
  EXPECT_EQ(wrong(with(R"({"name": "", "excludes": [], "accepted": "x"})")), "option: wrong name");
  EXPECT_EQ(wrong(with(R"({"name": "care", "excludes": ["red"], "accepted": "x"})")),
            "option: wrong excludes");
  EXPECT_EQ(wrong(with(R"({"name": "care", "days": 0, "excludes": [], "accepted": "x"})")),
            "option: wrong days");
  EXPECT_EQ(wrong(with(R"({"name": "care", "categories": ["hat"], "excludes": [], "accepted": "x"})")),
            "option: wrong categories");
  EXPECT_EQ(wrong(R"({"options": []})"), "reasons: wrong the record itself");
  EXPECT_EQ(wrong(R"({"options": [], "reasons": {}})"), "reasons: wrong returns.not_delivered");
  EXPECT_EQ(wrong(R"({)" + reasons + '}'), "wrong options");
  EXPECT_TRUE(wrong("{").starts_with("not JSON"));
}

}  // namespace
}  // namespace pipit::concierge
