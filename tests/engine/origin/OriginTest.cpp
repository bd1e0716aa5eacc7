#include <gtest/gtest.h>

#include <set>

#include "../Table.h"
#include "ErrorNames.h"
#include "origin/Origin.h"

namespace pipit {
namespace {

std::string outcome(const std::string& input) {
  const auto origin = Origin::parse(input);
  return origin ? origin->serialize() : nameOf(origin.error());
}

std::string expected(const nlohmann::json& row) {
  return row.at(row.at("origin").is_null() ? "error" : "origin").get<std::string>();
}

TEST(Origin, ParsesOrRefusesEachTextAsTheTableSays) {
  const auto table = readTable("origins.json");
  ASSERT_GE(table.size(), 180u);
  for (const auto& row : table) EXPECT_EQ(outcome(row.at("input")), expected(row)) << row.dump();
}

TEST(Origin, GivesWhatTheBrowserGivesForEachTextThatItAccepts) {
  for (const auto& row : readTable("origins.json")) {
    const auto origin = Origin::parse(row.at("input").get<std::string>());
    if (!origin) continue;
    EXPECT_EQ(nlohmann::json(origin->serialize()), row.at("browser")) << row.dump();
  }
}

TEST(Origin, IsTheSameAfterSerialisingAndParsingAgain) {
  for (const auto& row : readTable("origins.json")) {
    const auto origin = Origin::parse(row.at("input").get<std::string>());
    if (!origin) continue;
    EXPECT_EQ(Origin::parse(origin->serialize()), origin) << row.dump();
  }
}

TEST(Origin, HasARowInTheTableForEachWayToRefuseAText) {
  std::set<std::string> seen;
  for (const auto& row : readTable("origins.json")) seen.insert(expected(row));
  for (const auto& [error, name] : kErrorNames) {
    const bool ofPatterns = error >= OriginError::WildcardTooWide;
    EXPECT_EQ(seen.contains(name), !ofPatterns) << name;
  }
}

TEST(Origin, TellsItsParts) {
  const auto origin = Origin::parse("HTTPS://Shop.Example:8443");
  ASSERT_TRUE(origin);
  EXPECT_EQ(origin->scheme(), "https");
  EXPECT_EQ(origin->host(), "shop.example");
  EXPECT_EQ(origin->port(), 8443);
}

TEST(Origin, TellsTheDefaultPortThatItsTextLeavesOut) {
  EXPECT_EQ(Origin::parse("https://shop.example")->port(), 443);
  EXPECT_EQ(Origin::parse("http://shop.example")->port(), 80);
}

TEST(Origin, KeepsTheBracketsOfAnIpv6Host) {
  EXPECT_EQ(Origin::parse("http://[0::1]:3000")->host(), "[::1]");
}

TEST(Origin, IsEqualWhenSchemeHostAndPortAre) {
  const auto origin = Origin::parse("https://shop.example");
  EXPECT_EQ(origin, Origin::parse("HTTPS://SHOP.example:443/"));
  EXPECT_NE(origin, Origin::parse("http://shop.example:443"));
  EXPECT_NE(origin, Origin::parse("https://shop.example:8443"));
  EXPECT_NE(origin, Origin::parse("https://www.shop.example"));
  EXPECT_NE(origin, Origin::parse("https://shop.example."));
}

TEST(Origin, RefusesATextWithANullByteEvenIfTheRestIsAnOrigin) {
  const std::string text("https://shop.example\0", 21);
  EXPECT_EQ(Origin::parse(text).error(), OriginError::ControlCharacter);
}

TEST(Origin, RefusesAnEnormousTextByItsLengthAlone) {
  EXPECT_EQ(Origin::parse("https://" + std::string(std::size_t{1} << 20, 'a')).error(), OriginError::TooLong);
}

}  // namespace
}  // namespace pipit
