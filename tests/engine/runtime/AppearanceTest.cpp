#include <gtest/gtest.h>

#include "Harness.h"
#include "Samples.h"
#include "base/limits.h"

namespace pipit {
namespace {

std::vector<std::string> shown(const Harness& harness) {
  std::vector<std::string> options;
  for (const Command& command : harness.log)
    if (const auto* page = std::get_if<command::ShowPage>(&command)) options.push_back(page->options);
  return options;
}

TEST(Appearance, IsHandedOnAsThePageHasIt) {
  Harness harness;
  harness.start();
  harness.hostSays("configure", R"({ "botName":"Ada \u003c", "theme":"dark" })");
  harness.hostSays("configure", "{}");
  EXPECT_EQ(shown(harness), (std::vector<std::string>{R"({"botName":"Ada <","theme":"dark"})", "{}"}));
}

TEST(Appearance, TakesNothingThatIsTooLongTooMuchOrNoText) {
  Harness harness;
  harness.start();
  const std::string tooLong(limits::optionBytes + 1, 'x');
  std::string tooMany = "{";
  for (std::size_t i = 0; i <= limits::pageOptions; ++i) tooMany += "\"o" + std::to_string(i) + "\":\"x\",";
  tooMany.back() = '}';
  for (const std::string& payload : {std::string(R"({"botName":7})"), R"({"botName":")" + tooLong + "\"}",
                                     tooMany, std::string("[]"), std::string(R"({"botName":{"a":"b"}})")})
    harness.hostSays("configure", payload);
  EXPECT_TRUE(shown(harness).empty());
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
