#include <gtest/gtest.h>

#include "base/limits.h"
#include "tabs/TabMessage.h"

namespace pipit {
namespace {

const std::string name(32, 'a');

TEST(TabMessage, IsReadAsItWasWritten) {
  for (int type = 0; type <= static_cast<int>(TabMessageType::Erased); ++type) {
    const auto written = writeTabMessage(name, 7, static_cast<TabMessageType>(type), R"({"x":1})");
    const auto message = TabMessage::parse(written);
    ASSERT_TRUE(message) << written;
    EXPECT_EQ(message->from, name);
    EXPECT_EQ(message->number, 7u);
    EXPECT_EQ(static_cast<int>(message->type), type);
    EXPECT_EQ(message->payload.count("x"), 1u);
  }
}

TEST(TabMessage, IsNothingElse) {
  const std::string f = R"("f":")" + name + R"(")";
  for (const std::string& text :
       {std::string(), std::string("null"), std::string("{}"),
        R"({"v":2,)" + f + R"(,"n":1,"t":"ping","p":{}})", R"({"v":1,)" + f + R"(,"n":0,"t":"ping","p":{}})",
        R"({"v":1,)" + f + R"(,"n":1,"t":"pong","p":{}})", R"({"v":1,)" + f + R"(,"n":1,"t":"ping","p":[]})",
        R"({"v":1,)" + f + R"(,"n":1,"t":"ping"})",
        std::string(R"({"v":1,"f":"A0","n":1,"t":"ping","p":{}})"),
        std::string(limits::tabMessageBytes + 1, ' ')})
    EXPECT_FALSE(TabMessage::parse(text)) << text.substr(0, 100);
}

}  // namespace
}  // namespace pipit
