#include <gtest/gtest.h>

#include "Harness.h"
#include "Samples.h"
#include "base/limits.h"

namespace pipit {
namespace {

const command::ShowTexts* lastTexts(const Harness& harness) {
  const command::ShowTexts* last = nullptr;
  for (const Command& command : harness.log)
    if (const auto* texts = std::get_if<command::ShowTexts>(&command)) last = texts;
  return last;
}

TEST(Appearance, IsThePagesWhereItSaysSomethingAndElseTheSites) {
  Harness harness;
  harness.boot();
  harness.connect();
  const command::ShowTexts sites = *lastTexts(harness);
  harness.hostSays("configure", R"({"botName":"Ada","theme":"dark","locale":"de"})");
  EXPECT_EQ(lastTexts(harness)->botName, "Ada");
  EXPECT_EQ(lastTexts(harness)->theme, "dark");
  EXPECT_EQ(lastTexts(harness)->locale, "de");
  EXPECT_EQ(lastTexts(harness)->welcome, sites.welcome);

  harness.hostSays("configure", R"({"welcome":"Moin"})");
  EXPECT_EQ(lastTexts(harness)->botName, sites.botName);
  EXPECT_EQ(lastTexts(harness)->theme, "");
  EXPECT_EQ(lastTexts(harness)->welcome, "Moin");
}

// The storage answers later than the page has said it.
TEST(Appearance, OfThePageIsAlsoWhatThePanelIsCalled) {
  Harness harness;
  harness.storageTrouble = "silence";
  harness.boot();
  harness.connect();
  harness.hostSays("configure", R"({"botName":"Ada"})");
  harness.storageTrouble.clear();
  harness.advance(60'000);
  ASSERT_FALSE(harness.posted("hello").empty());
  EXPECT_EQ(harness.posted("hello").back().text("name"), "Ada");
}

TEST(Appearance, TakesNothingThatIsTooLongTooMuchOrNoText) {
  Harness harness;
  harness.start();
  const command::ShowTexts before = *lastTexts(harness);
  const std::string tooLong(limits::optionBytes + 1, 'x');
  std::string tooMany = "{";
  for (std::size_t i = 0; i <= limits::pageOptions; ++i) tooMany += "\"o" + std::to_string(i) + "\":\"x\",";
  tooMany.back() = '}';
  for (const std::string& payload :
       {R"({"botName":7})" + std::string(), R"({"botName":")" + tooLong + "\"}", tooMany, std::string("[]")})
    harness.hostSays("configure", payload);
  EXPECT_EQ(lastTexts(harness)->botName, before.botName);
}

TEST(Conversation, IsToldToThePageThatAsks) {
  Harness harness;
  harness.start();
  harness.hostSays("conversation", "{}", 7);
  EXPECT_EQ(harness.posted("reply").back().text("id", "none"), "");
  harness.send("first");
  harness.advance(1);
  ASSERT_TRUE(harness.respond("/api/session", 200, sessionJson()));
  const auto started = harness.events("conversation:started");
  ASSERT_EQ(started.size(), 1U);
  harness.hostSays("conversation", "{}", 8);
  EXPECT_EQ(harness.posted("reply").back().text("id"), started[0].text("id"));
  EXPECT_FALSE(started[0].text("id").empty());
}

}  // namespace
}  // namespace pipit
