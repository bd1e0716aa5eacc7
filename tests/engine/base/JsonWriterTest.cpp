#include <gtest/gtest.h>

#include <limits>

#include "base/Json.h"
#include "base/JsonWriter.h"

namespace pipit {
namespace {

TEST(JsonWriter, PutsCommasBetweenValuesAlone) {
  JsonWriter writer;
  writer.beginObject().member("a").beginArray().number(1).string("x").null().endArray();
  writer.member("b").beginObject().endObject().member("c").boolean(true).member("d").raw("[2]").endObject();
  EXPECT_EQ(writer.text(), R"({"a":[1,"x",null],"b":{},"c":true,"d":[2]})");
}

TEST(JsonWriter, WritesEveryCharacterSoThatItIsReadAgain) {
  std::string every;
  for (int c = 0; c < 128; ++c) every += static_cast<char>(c);
  every += "é€😀\u2028";
  JsonWriter writer;
  writer.beginObject().member(every).string(every).endObject();
  const auto json = Json::parse(writer.text());
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text(every), every);
}

TEST(JsonWriter, RoundsNumbersAndWritesNoneThatJsonLacks) {
  JsonWriter writer;
  writer.beginArray().number(1.5).number(-2.4).number(1732150000000.0).number(9007199254740991.0);
  writer.number(std::numeric_limits<double>::infinity())
      .number(std::numeric_limits<double>::quiet_NaN())
      .number(1e300);
  writer.endArray();
  EXPECT_EQ(writer.text(), "[2,-2,1732150000000,9007199254740991,0,0,0]");
}

TEST(JsonWriter, GivesItsTextAway) {
  JsonWriter writer;
  writer.string("a");
  EXPECT_EQ(writer.take(), "\"a\"");
}

}  // namespace
}  // namespace pipit
