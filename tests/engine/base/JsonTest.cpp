#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "base/Json.h"
#include "base/limits.h"

using namespace std::string_literals;

namespace pipit {
namespace {

Json parsed(std::string_view text) {
  auto json = Json::parse(text);
  EXPECT_TRUE(json) << text;
  return json ? *json : Json{};
}

std::optional<JsonError> errorOf(std::string_view text) {
  const auto json = Json::parse(text);
  return json ? std::nullopt : std::optional(json.error());
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

std::string numbers(std::size_t count) {
  std::string text = "[0";
  for (std::size_t i = 1; i < count; ++i) text += ",0";
  return text + "]";
}

TEST(Json, ReadsEveryTypeOfValue) {
  const Json json = parsed(R"( {"s":"a\n\u20ac","n":-1.5,"t":true,"z":null,"a":[1,"x"],"o":{}} )");
  EXPECT_EQ(json.text("s"), "a\n€");
  EXPECT_EQ(json.number("n", 0), -1.5);
  EXPECT_TRUE(json.flag("t"));
  EXPECT_TRUE(json.find("z")->isNull());
  EXPECT_EQ(json.items("a").size(), 2u);
  EXPECT_TRUE(json.find("o")->isObject());
}

TEST(Json, FallsBackWhereAMemberIsMissingOrOfAnotherType) {
  const Json json = parsed(R"({"text":7,"number":"7","flag":1,"items":{}})");
  EXPECT_EQ(json.text("text", "none"), "none");
  EXPECT_EQ(json.number("number", -1), -1);
  EXPECT_TRUE(json.flag("flag", true));
  EXPECT_TRUE(json.items("items").empty());
  EXPECT_EQ(json.find("missing"), nullptr);
  EXPECT_EQ(parsed("[]").find("text"), nullptr);
}

TEST(Json, CountsOnlyIntegersThatFitInThirtyTwoBits) {
  const Json json = parsed(
      R"({"zero":0,"most":4294967295,"more":4294967296,"less":-1,"half":0.5,"huge":1e300,"whole":3.0,"big":18446744073709551616})");
  EXPECT_EQ(json.count("zero", 9), 0u);
  EXPECT_EQ(json.count("most"), 4294967295u);
  EXPECT_EQ(json.count("whole"), 3u);
  for (const char* name : {"more", "less", "half", "huge", "big"}) EXPECT_EQ(json.count(name, 9), 9u) << name;
}

TEST(Json, TakesTheFirstOfMembersWithOneName) {
  EXPECT_EQ(parsed(R"({"a":1,"a":2})").count("a"), 1u);
}

TEST(Json, RefusesWhatIsNotRfc8259) {
  for (const auto& text :
       {""s,    " "s,       "{"s,     "[1,]"s,     "{\"a\":1,}"s, "{a:1}"s, "'a'"s,   "01"s,   "+1"s,
        ".5"s,  "1."s,      "NaN"s,   "Infinity"s, "1e999"s,      "tru"s,   "[1] 2"s, "{}{}"s, "\"\t\""s,
        "\"a"s, "\"\\x\""s, "/**/1"s, "{\"a\"}"s,  "{\"a\":}"s,   "[1 2]"s, "]"s})
    EXPECT_EQ(errorOf(text), JsonError::Malformed) << text;
}

TEST(Json, RefusesANulByteWhereverItStands) {
  for (const auto& text : {"{}\0"s, "{}\0garbage"s, "\0{}"s, "[1,\0 2]"s, "\"a\0\""s})
    EXPECT_FALSE(Json::parse(text)) << testing::PrintToString(text);
}

TEST(Json, RefusesIllFormedUtf8InNamesAndTexts) {
  for (const std::string bytes : {"\x80", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"}) {
    EXPECT_FALSE(Json::parse("\"" + bytes + "\""));
    EXPECT_FALSE(Json::parse("{\"" + bytes + "\":1}"));
  }
}

TEST(Json, JoinsAPairOfEscapedSurrogates) {
  EXPECT_EQ(*parsed(R"("\ud83d\ude00")").string(), "😀");
}

// JSON.stringify writes half a pair as it stands in a JavaScript string, and any script's slice() can make
// one.
TEST(Json, TakesHalfASurrogatePairForTheReplacementCharacter) {
  EXPECT_EQ(*parsed(R"("a\ud83d")").string(), "a\xef\xbf\xbd");
  EXPECT_EQ(*parsed(R"("\uDE00b")").string(),
            "\xef\xbf\xbd"
            "b");
  EXPECT_EQ(*parsed(R"("\ud83d\ud83d\ude00")").string(), "\xef\xbf\xbd😀");
  EXPECT_EQ(*parsed(R"("\\ud83d")").string(), "\\ud83d");
  EXPECT_EQ(*parsed(R"("\\\ud83dx")").string(), "\\\xef\xbf\xbdx");
  EXPECT_FALSE(Json::parse(R"(["\ud83d",])"));
  EXPECT_FALSE(Json::parse(R"("\ud8")"));
}

TEST(Json, StopsBeyondItsDepth) {
  EXPECT_TRUE(Json::parse(nested(limits::jsonDepth)));
  EXPECT_EQ(errorOf(nested(limits::jsonDepth + 1)), JsonError::TooDeep);
  EXPECT_EQ(errorOf(std::string(1 << 20, '[')), JsonError::TooDeep);
  EXPECT_EQ(errorOf(R"({"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}}}}})"), JsonError::TooDeep);
}

TEST(Json, StopsBeyondItsCountOfValues) {
  EXPECT_TRUE(Json::parse(numbers(limits::jsonValues - 1)));
  EXPECT_EQ(errorOf(numbers(limits::jsonValues)), JsonError::TooMany);
}

TEST(Json, KeepsDeepNeighboursApart) {
  const Json json = parsed(R"({"a":[{"x":1},{"x":2}],"b":[[3],[4]]})");
  EXPECT_EQ(json.items("a")[0].count("x"), 1u);
  EXPECT_EQ(json.items("a")[1].count("x"), 2u);
  EXPECT_EQ(*json.items("b")[1].array()->front().number(), 4);
}

}  // namespace
}  // namespace pipit
