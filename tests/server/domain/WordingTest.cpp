#include <gtest/gtest.h>

#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "domain/IcuMessage.h"
#include "domain/Limits.h"
#include "domain/SiteBook.h"
#include "domain/Wording.h"
#include "domain/generated/TextKeys.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

namespace json = boost::json;

// The widget reads it as well (js-glue/frame/wording/wording.test.ts).
json::value wordingTable() {
  std::ifstream file(PIPIT_TEST_DATA "/wording.json");
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str());
}

std::string_view nameOf(IcuError error) {
  constexpr std::array<std::string_view, 7> names{"Unbalanced", "BadArgument", "NotPlural", "BadCategory",
                                                  "Twice",      "NoOther",     "Nested"};
  return names.at(static_cast<std::size_t>(error));
}

std::vector<std::string> namesIn(const json::object& row, std::string_view member) {
  std::vector<std::string> names;
  if (const json::value* list = row.if_contains(member))
    for (const json::value& name : list->as_array()) names.emplace_back(name.as_string());
  return names;
}

TEST(IcuMessage, HasTheArgumentsThatTheFramePutsIn) {
  const json::value all = wordingTable();
  for (const json::value& each : all.at("messages").as_array()) {
    const json::object& row = each.as_object();
    const auto arguments = argumentsOf(row.at("text").as_string());
    if (const json::value* error = row.if_contains("error")) {
      ASSERT_FALSE(arguments) << row.at("why");
      EXPECT_EQ(nameOf(arguments.error()), error->as_string()) << row.at("why");
      EXPECT_FALSE(describe(arguments.error()).empty());
    } else {
      ASSERT_TRUE(arguments) << row.at("why");
      EXPECT_EQ(arguments->put, namesIn(row, "put")) << row.at("why");
      EXPECT_EQ(arguments->counted, namesIn(row, "counted")) << row.at("why");
    }
  }
}

TEST(IcuMessage, SaysAPlainTextWhateverStandsInIt) {
  EXPECT_EQ(icuMessageOf("It's"), "It''s");
  EXPECT_EQ(icuMessageOf("'{'{ '"), "'''{''{ '''");
  for (const char* plain : {"", "'", "{", "}", "{}", "'{'", "{'", "a '{b}' c", "{'{", "''"}) {
    const auto arguments = argumentsOf(icuMessageOf(plain));
    ASSERT_TRUE(arguments) << plain;
    EXPECT_TRUE(arguments->put.empty() && arguments->counted.empty()) << plain;
  }
}

TEST(Wording, IsCheckedTextByText) {
  const json::value all = wordingTable();
  for (const json::value& row : all.at("files").as_array()) {
    const auto wording = readWording(json::serialize(row.at("file")));
    const json::value* field = row.as_object().if_contains("field");
    EXPECT_EQ(wording.has_value(), field == nullptr) << row.at("why");
    if (field == nullptr || wording) continue;
    EXPECT_EQ(wording.error().field, field->as_string()) << row.at("why");
    EXPECT_FALSE(wording.error().problem.empty() || wording.error().allowed.empty()) << row.at("why");
  }
}

TEST(Wording, HasALengthThatItMayHave) {
  const auto of = [](std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += "\xC3\xA4";
    return readWording(R"({"de":{"send":")" + text + R"("}})");
  };
  EXPECT_TRUE(of(limits::kOwnTextCodePoints));
  EXPECT_FALSE(of(limits::kOwnTextCodePoints + 1));
  EXPECT_EQ(readWording(std::string(limits::kWordingBytes + 1, ' ')).error().field, "FILE");
}

TEST(Wording, IsNoJsonHoweverItIsBroken) {
  for (const char* text : {"", "{", "[]", "1", "{\"de\":{\"send\":\"\xFF\"}}", R"({"de":{"send":"\ud800"}})"})
    EXPECT_EQ(readWording(text).error().field, "FILE") << text;
  EXPECT_FALSE(readWording(std::string(100'000, '[')));
}

TEST(Wording, IsWrittenAsItIsRead) {
  const std::string file = R"({"de":{"send":"\"Los\" \\","menu":{"theme":"Farben"}},"en":{"send":"Go"}})";
  const auto wording = readWording(file);
  ASSERT_TRUE(wording);
  EXPECT_EQ(readWording(serialize(*wording)).value(), *wording);
  EXPECT_TRUE(serialize(*wording).contains("    \"menu.theme\": \"Farben\""));
  EXPECT_EQ(serialize({}), "{}\n");
}

TEST(Wording, HasEachTextOfTheWidgetByOneName) {
  for (const TextKey& key : kTextKeys) EXPECT_EQ(findTextKey(key.name), &key);
  EXPECT_EQ(findTextKey("jumpCounted")->counted, "count");
  EXPECT_EQ(findTextKey("refusals.engine.failed.text")->path, "refusals.engine/failed.text");
}

class SiteWording : public ::testing::Test {
 protected:
  SiteWording() {
    SiteChange change;
    change.id = "shop";
    change.allow = {"https://shop.example"};
    change.welcome = "Moin {you}, it's us";
    change.botName = "Ada";
    site = book.save(change).value();
  }

  TemporaryFolder folder;
  std::unique_ptr<Store> owned = storeOf(folder);
  Store& store = *owned;
  SiteBook book{store};
  Site site;
};

TEST_F(SiteWording, StandsInPlaceOfAllThatThereWas) {
  ASSERT_TRUE(book.reword("shop", R"({"de":{"send":"Los","menu":"Mehr"},"fr":{"send":"Allez"}})"));
  ASSERT_TRUE(book.reword("shop", R"({"de":{"send":"Ab"}})"));
  EXPECT_EQ(book.wordingOf("shop"), (Wording{{"de", {{"send", "Ab"}}}}));
  EXPECT_TRUE(book.wordingOf("other").empty());
  EXPECT_FALSE(book.reword("shop", R"({"de":{"send":""}})"));
  EXPECT_FALSE(book.wordingOf("shop").empty());
  ASSERT_TRUE(book.reword("shop", "{}"));
  EXPECT_TRUE(book.wordingOf("shop").empty());
  EXPECT_EQ(book.reword("none", "{}").error().field, "ID");
}

TEST_F(SiteWording, StaysWhenTheSiteChanges) {
  ASSERT_TRUE(book.reword("shop", R"({"de":{"send":"Los"}})"));
  SiteChange change;
  change.id = "shop";
  change.name = "Another";
  ASSERT_TRUE(book.save(change));
  EXPECT_FALSE(book.wordingOf("shop").empty());
}

TEST_F(SiteWording, GoesInItsLanguageBeforeWhatTheSiteSaysInAll) {
  const Wording wording = readWording(R"({"de":{"welcome":"Tach"},"fr":{"send":"Allez"}})").value();
  EXPECT_EQ(ownTextsOf(site, wording, "de"), (OwnTexts{{"welcome", "Tach"}}));
  EXPECT_EQ(ownTextsOf(site, wording, "fr"),
            (OwnTexts{{"send", "Allez"}, {"welcome", "Moin '{you}, it''s us'"}}));
  EXPECT_EQ(withoutReworded(site, wording).welcome, kUsualWelcome);
  EXPECT_EQ(withoutReworded(site, wording).botName, "Ada");
  EXPECT_EQ(ownTextsOf(site, {}, "de"), OwnTexts());
  EXPECT_EQ(withoutReworded(site, {}).welcome, site.welcome);
}

}  // namespace
}  // namespace pipit::server
