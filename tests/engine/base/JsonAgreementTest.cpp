#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "../Table.h"
#include "JsonAgreement.h"
#include "base/Json.h"

namespace pipit {
namespace {

class Chance {
 public:
  std::size_t below(std::size_t end) { return random_() % end; }
  double bits() { return std::bit_cast<double>(random_()); }
  // Of 1 to 15 digits, each length as often as another.
  double integer() {
    return std::floor(std::pow(10.0, static_cast<double>(1 + below(15))) * share_(random_));
  }

 private:
  std::mt19937_64 random_{20261121};
  std::uniform_real_distribution<double> share_{0, 1};
};

std::string texts(const nlohmann::json& table) {
  std::string all;
  for (const auto& row : table) all += row.value("text", "");
  return all;
}

// A few pieces of JSON that is good or bad, one behind the other.
std::string patched(const std::string& pieces, Chance& chance) {
  std::string text;
  for (std::size_t i = chance.below(4) + 1; i > 0; --i)
    text += pieces.substr(chance.below(pieces.size()), chance.below(9));
  return chance.below(2) == 0 ? "[" + text + "]" : text;
}

std::string written(const char* format, double number) {
  char text[64];
  std::snprintf(text, sizeof text, format, number);
  return text;
}

double read(const std::string& text) {
  const auto json = Json::parse(text);
  EXPECT_TRUE(json && json->number()) << text;
  return json && json->number() ? *json->number() : std::nan("");
}

TEST(JsonAgreement, HoldsForTextsOfChance) {
  const std::string pieces = texts(readTable("json.json"));
  Chance chance;
  for (int i = 0; i < 50000; ++i) {
    const std::string text = patched(pieces, chance);
    ASSERT_EQ(disagreementOn(text), "") << text;
  }
}

TEST(JsonAgreement, HoldsForEveryCutAndEveryDoubledByteOfARealMessage) {
  const std::string text =
      R"({"v":2,"id":"3f","type":"reply","payload":{"ok":true,"items":[-1.5e3,null,"\u20ac\ud83d\ude00\n"],"at":1732150000000}})";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    EXPECT_EQ(disagreementOn(text.substr(0, at)), "") << at;
    EXPECT_EQ(disagreementOn(text.substr(0, at) + text.substr(at ? at - 1 : 0)), "") << at;
  }
}

TEST(JsonNumbers, AreExactForIntegersAndOrdinaryDecimals) {
  Chance chance;
  for (int i = 0; i < 20000; ++i) {
    const double integer = chance.integer();
    EXPECT_EQ(read(written("%.0f", integer)), integer);
    EXPECT_EQ(read(written("-%.0f", integer)), -integer);
    const std::string decimal = written("%.0f", integer) + "e-" + std::to_string(chance.below(23));
    EXPECT_EQ(read(decimal), std::strtod(decimal.c_str(), nullptr)) << decimal;
  }
}

TEST(JsonNumbers, AreWithinTenUnitsOfTheLastPlaceEverywhere) {
  Chance chance;
  for (int i = 0; i < 20000; ++i) {
    const double number = chance.bits();
    if (!std::isfinite(number) || std::abs(number) > 1.79e308) continue;
    EXPECT_EQ(disagreementOn(written("%.17g", number)), "") << written("%.17g", number);
  }
}

}  // namespace
}  // namespace pipit
