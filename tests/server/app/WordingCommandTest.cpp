#include <gtest/gtest.h>

#include <algorithm>

#include "support/Pipitd.h"

namespace {

class WordingCommand : public ::testing::Test {
 protected:
  WordingCommand() {
    run({PIPITD, "site", "save", "mine", "--allow", "https://mine.example", "--welcome", "Moin", "--database",
         service.database()});
  }

  Finished texts(std::vector<std::string> words) const {
    std::vector<std::string> command = {PIPITD, "site", "texts", "mine", "--database", service.database()};
    command.insert(command.end(), words.begin(), words.end());
    return run(command);
  }

  Finished put(std::string_view file) {
    service.folder.write("texts.json", std::string(file));
    return texts({service.folder.path("texts.json")});
  }

  std::string frame() const { return request(service.port, "GET", "/frame/?site=mine").body; }

  std::string script(std::string_view name) const {
    const std::string page = frame();
    const std::size_t at = page.find("data-texts=\"") + 12;
    std::string address = page.substr(at, page.find('"', at) - at);
    address.replace(address.find('*'), 1, name);
    return request(service.port, "GET", address).body;
  }

  Pipitd service;
};

TEST_F(WordingCommand, IsHeardByTheRunningServiceAtOnce) {
  EXPECT_FALSE(frame().contains("data-texts"));
  const auto saved = put(R"({"de":{"send":"Los","welcome":"Tach"},"en":{"menu":{"theme":"Colours"}}})");
  EXPECT_EQ(saved.status, 0) << saved.output;
  EXPECT_EQ(saved.output, "mine\n  de  2 of its own\n  en  1 of its own\n");
  EXPECT_TRUE(script("texts-de").contains(R"([["send","Los"],["welcome","Tach"]])"));
  EXPECT_TRUE(script("texts-fr").contains(R"([["welcome","Moin"]])"));
  EXPECT_FALSE(frame().contains("Moin"));
  EXPECT_FALSE(request(service.port, "GET", "/api/widget/config?site=mine").body.contains("Moin"));
  EXPECT_EQ(request(service.port, "GET", "/texts/other/0/texts-de.js").status, 404);
}

TEST_F(WordingCommand, ShowsWhatItTakesAgainAndRemovesIt) {
  put(R"({"de":{"send":"Los"}})");
  const auto shown = texts({});
  EXPECT_EQ(shown.output, "{\n  \"de\": {\n    \"send\": \"Los\"\n  }\n}\n");
  EXPECT_EQ(put(shown.output).status, 0);
  EXPECT_EQ(texts({"--remove"}).output, "mine  no texts of its own\n");
  EXPECT_EQ(texts({}).output, "{}\n");
  EXPECT_FALSE(frame().contains("data-texts"));
  EXPECT_TRUE(frame().contains("Moin"));
}

TEST_F(WordingCommand, RefusesABadTextInOneLineAndLeavesAllAsItWas) {
  put(R"({"de":{"send":"Los"}})");
  const auto refused = put(R"({"de":{"send":"Ab","jumpCounted":"{n, plural, other {#}}"}})");
  EXPECT_EQ(refused.status, 2);
  EXPECT_EQ(refused.output,
            "pipitd: de.jumpCounted: \"n\" is nothing to be counted; allowed: a plural of count\n");
  EXPECT_TRUE(texts({}).output.contains("Los"));
  for (const char* file : {"", "[]", R"({"de":{"send":"a\u001b[31m"}})", R"({"de\n":{}})"}) {
    const auto other = put(file);
    EXPECT_EQ(other.status, 2) << file;
    EXPECT_EQ(std::ranges::count(other.output, '\n'), 1) << other.output;
    EXPECT_FALSE(other.output.contains('\x1b'));
  }
  EXPECT_EQ(texts({service.folder.path("none.json")}).status, 2);
  EXPECT_EQ(texts({service.folder.path("texts.json"), "--remove"}).status, 2);
  EXPECT_EQ(run({PIPITD, "site", "texts", "none", "--database", service.database()}).status, 2);
}

}  // namespace
