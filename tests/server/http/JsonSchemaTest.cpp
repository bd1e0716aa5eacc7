#include <gtest/gtest.h>

#include "support/JsonSchema.h"

namespace {

namespace json = boost::json;

// The tests' own measure: what it lets pass no other test would see.
class JsonSchemaTest : public ::testing::Test {
 protected:
  bool fits(std::string_view schema, std::string_view value) const {
    return JsonSchema(document).problem(json::parse(schema), json::parse(value)).empty();
  }
  json::value document = json::parse(R"({"a": {"b": {"type": "integer", "minimum": 2}}})");
};

TEST_F(JsonSchemaTest, TellsTypesApart) {
  EXPECT_TRUE(fits(R"({"type": "integer"})", "1"));
  EXPECT_FALSE(fits(R"({"type": "integer"})", "1.5"));
  EXPECT_FALSE(fits(R"({"type": "integer"})", R"("1")"));
  EXPECT_TRUE(fits(R"({"type": ["string", "null"]})", "null"));
  EXPECT_FALSE(fits(R"({"type": ["string", "null"]})", "false"));
  EXPECT_TRUE(fits(R"({"type": "string", "enum": ["a", "b"]})", R"("b")"));
  EXPECT_FALSE(fits(R"({"type": "string", "enum": ["a", "b"]})", R"("c")"));
}

TEST_F(JsonSchemaTest, LooksIntoMembersAndItems) {
  constexpr auto kSchema = R"({"type": "object", "properties": {"n": {"type": "array", "items": {"type":
      "string", "pattern": "^x"}}}, "required": ["n"], "additionalProperties": false})";
  EXPECT_TRUE(fits(kSchema, R"({"n": []})"));
  EXPECT_TRUE(fits(kSchema, R"({"n": ["x1", "x"]})"));
  EXPECT_FALSE(fits(kSchema, R"({"n": ["x1", "y"]})"));
  EXPECT_FALSE(fits(kSchema, "{}"));
  EXPECT_FALSE(fits(kSchema, R"({"n": [], "m": 1})"));
  constexpr auto kMap = R"({"type": "object", "propertyNames": {"enum": ["a"]}, "additionalProperties":
      {"type": "boolean"}})";
  EXPECT_TRUE(fits(kMap, R"({"a": true})"));
  EXPECT_FALSE(fits(kMap, R"({"a": 1})"));
  EXPECT_FALSE(fits(kMap, R"({"b": true})"));
}

TEST_F(JsonSchemaTest, KeepsBounds) {
  EXPECT_TRUE(fits(R"({"type": "string", "maxLength": 2})", R"("äö")"));
  EXPECT_FALSE(fits(R"({"type": "string", "maxLength": 2})", R"("abc")"));
  EXPECT_FALSE(fits(R"({"type": "array", "minItems": 1})", "[]"));
  EXPECT_FALSE(fits(R"({"type": "object", "minProperties": 1})", "{}"));
  EXPECT_FALSE(fits(R"({"type": "integer", "maximum": 4})", "5"));
  EXPECT_FALSE(fits(R"({"type": "integer", "minimum": 4})", "3"));
}

TEST_F(JsonSchemaTest, FollowsReferencesAndTakesOneChoice) {
  EXPECT_TRUE(fits(R"({"$ref": "#/a/b"})", "2"));
  EXPECT_FALSE(fits(R"({"$ref": "#/a/b"})", "1"));
  constexpr auto kChoice =
      R"({"oneOf": [{"$ref": "#/a/b"}, {"type": "null"}, {"type": "integer", "maximum": 3}]})";
  EXPECT_TRUE(fits(kChoice, "4"));
  EXPECT_TRUE(fits(kChoice, "null"));
  EXPECT_FALSE(fits(kChoice, "3")) << "two of them";
  EXPECT_FALSE(fits(kChoice, "true"));
}

TEST_F(JsonSchemaTest, PassesOverNothingThatItDoesNotKnow) {
  EXPECT_FALSE(fits(R"({"type": "integer", "multipleOf": 1})", "1"));
  EXPECT_FALSE(fits(R"({"type": "object", "propertys": {}})", "{}"));
}

}  // namespace
