#include <gtest/gtest.h>

#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "domain/Extra.h"
#include "domain/Form.h"
#include "domain/Limits.h"

namespace pipit::server {
namespace {

namespace json = boost::json;

// The widget reads it as well (js-glue/frame/forms/forms.test.ts).
json::value formTable() {
  std::ifstream file(PIPIT_TEST_DATA "/forms.json");
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str());
}

std::string_view nameOf(FormIssue::Rule rule) {
  constexpr std::array<std::string_view, 4> names{"missing", "unknown", "type", "range"};
  return names.at(static_cast<std::size_t>(rule));
}

TEST(Extra, IsWhatEveryClientCanShow) {
  const json::value all = formTable();
  for (const json::value& row : all.at("extras").as_array())
    EXPECT_EQ(isExtra(json::serialize(row.at("extra"))), row.at("valid").as_bool()) << row.at("why");
  for (const char* text : {"", "{", "\xFF", "1"}) EXPECT_FALSE(isExtra(text)) << text;
}

TEST(Extra, HasNothingThatTheRulesDoNotName) {
  EXPECT_FALSE(isExtra(R"({"kind":"replies","options":["Yes"],"more":1})"));
  EXPECT_FALSE(isExtra(
      R"({"kind":"form","form":"a","title":"a","more":1,"fields":[{"name":"b","type":"rating","label":"c"}]})"));
}

TEST(Extra, OfTheServiceItselfIsOne) {
  EXPECT_TRUE(isExtra(csatExtra()));
  EXPECT_TRUE(isExtra(npsExtra()));
  EXPECT_TRUE(isExtra(repliesExtra({"Yes", "No"})));
  EXPECT_EQ(repliesExtra({}), "");
}

TEST(Form, FindsWhatIsWrongWithEachValue) {
  const json::value all = formTable();
  const auto form = Form::parse(json::serialize(all.at("form")));
  ASSERT_TRUE(form);
  EXPECT_EQ(form->name(), "all");
  for (const json::value& row : all.at("answers").as_array()) {
    json::object wrong;
    for (const FormIssue& issue : form->check(row.at("values").as_object()))
      wrong[issue.field] = nameOf(issue.rule);
    EXPECT_EQ(wrong, row.at("wrong").as_object()) << row.at("values");
  }
}

TEST(Form, IsNotReadFromAnythingElse) {
  EXPECT_FALSE(Form::parse(""));
  EXPECT_FALSE(Form::parse(repliesExtra({"Yes"})));
  EXPECT_FALSE(Form::parse(std::string(limits::kExtraBytes + 1, ' ')));
}

}  // namespace
}  // namespace pipit::server
