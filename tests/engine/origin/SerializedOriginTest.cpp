#include <gtest/gtest.h>

#include "../Table.h"
#include "OriginMutations.h"
#include "origin/Allowlist.h"
#include "origin/SerializedOrigin.h"

// What a frame compares as texts has to be what the service reads: both are asked the same here.

namespace pipit {
namespace {

std::list<std::string> serializedOf(const Allowlist& list) {
  std::list<std::string> texts;
  for (const auto& pattern : list.patterns()) texts.push_back(pattern.serialize());
  return texts;
}

TEST(SerializedOrigin, TakesEachOriginAndPatternOfTheTablesAsItIsSerialised) {
  for (const auto& row : readTable("origins.json")) {
    if (row.at("origin").is_null()) continue;
    EXPECT_TRUE(serialized::isOrigin(row.at("origin").get<std::string>())) << row.dump();
    EXPECT_TRUE(serialized::isPattern(row.at("origin").get<std::string>())) << row.dump();
  }
  for (const auto& row : readTable("allowlists.json")) {
    const auto list = Allowlist::parse(row.at("patterns").get<std::vector<std::string>>());
    if (!list) continue;
    for (const std::string& text : serializedOf(*list)) EXPECT_TRUE(serialized::isPattern(text)) << text;
  }
}

TEST(SerializedOrigin, AllowsWhatTheTableAllowsAndNothingElse) {
  std::size_t asked = 0;
  for (const auto& row : readTable("allowlists.json")) {
    const auto list = Allowlist::parse(row.at("patterns").get<std::vector<std::string>>());
    const std::string text = row.at("origin");
    const auto origin = Origin::parse(text);
    if (!list) continue;
    const auto patterns = serializedOf(*list);
    if (!row.at("allowed").get<bool>()) {
      EXPECT_FALSE(serialized::isAmong(text, patterns)) << row.dump();
    }
    if (!origin) continue;
    ++asked;
    EXPECT_EQ(serialized::isAmong(origin->serialize(), patterns), row.at("allowed").get<bool>())
        << row.dump();
  }
  EXPECT_GT(asked, 40u);
}

TEST(SerializedOrigin, IsNoTextThatCouldBeReadAsAnother) {
  for (const char* text : {"",
                           "null",
                           "*",
                           "https://",
                           "https://*",
                           "https://*.shop.example",
                           "shop.example",
                           "//shop.example",
                           "file:///",
                           "https:/shop.example",
                           "HTTPS://shop.example",
                           "https://Shop.example",
                           "https://shop.example/",
                           "https://shop.example/x",
                           "https://shop.example?x",
                           "https://shop.example#x",
                           "https://user@shop.example",
                           "https://evil.example\\@shop.example",
                           "https://shop.example:",
                           "https://shop.example:x",
                           "https://shop.example:123456",
                           "https://shop.example:1:2",
                           "https:// shop.example",
                           "https://shop.example\n",
                           "https://[::1",
                           "https://::1]",
                           "https://[]",
                           "https://[::1]x",
                           "https://x[::1]",
                           "https://[shop.example]",
                           "https://sh\xC3\xB6p.example",
                           "https://:1",
                           "https://.shop.example",
                           "https://a..b"})
    EXPECT_FALSE(serialized::isOrigin(text)) << text;
  for (const char* text : {"https://*", "https://*.", "https://*.com", "https://*.*.shop.example",
                           "https://a.*.shop.example", "*.shop.example", "https://*.shop.example/"})
    EXPECT_FALSE(serialized::isPattern(text)) << text;
}

TEST(SerializedOrigin, AgreesWithTheReaderAboutMutatedTexts) {
  const auto allowed = Allowlist::parse(
      std::vector<std::string>{"https://shop.example", "https://*.shop.example", "http://127.0.0.1:8080",
                               "https://[2001:db8::1]", "http://localhost", "https://intranet"});
  ASSERT_TRUE(allowed);
  const auto patterns = serializedOf(*allowed);
  std::size_t agreed = 0;
  forEachMutation([&](const std::string& text) {
    const auto origin = Origin::parse(text);
    // Only what a browser gives is ever asked about in a frame; of such texts both say the same.
    if (!origin) return;
    ++agreed;
    EXPECT_EQ(serialized::isAmong(origin->serialize(), patterns), allowed->allows(*origin)) << text;
  });
  EXPECT_GT(agreed, 1000u);
}

}  // namespace
}  // namespace pipit
