#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "Harness.h"
#include "base/limits.h"

namespace pipit {
namespace {

using testing::ElementsAre;

std::vector<std::string> hostileMessages() {
  std::vector<std::string> messages = {
      "",
      "null",
      "true",
      "[]",
      "{}",
      "\"ping\"",
      "{",
      std::string("{}\0", 3),
      "\xff\xfe",
      R"({"v":3,"id":1,"t":"ping","p":{}})",
      R"({"v":"1","id":1,"t":"ping","p":{}})",
      R"({"v":1,"id":-1,"t":"ping","p":{}})",
      R"({"v":1,"id":1.5,"t":"ping","p":{}})",
      R"({"v":1,"id":1,"t":"PING","p":{}})",
      R"({"v":1,"id":1,"t":"ping","p":[]})",
      R"({"v":1,"id":1,"t":"ping"})",
      R"({"v":1,"id":0,"t":"ping","p":{}})",
      R"({"v":1,"id":0,"t":"send","p":{"text":"x"}})",
      R"({"v":1,"id":1,"t":"__proto__","p":{}})",
      R"({"v":1,"id":1,"t":"constructor","p":{}})",
      R"({"v":1,"id":0,"t":"open","p":{}})",
      R"({"v":1,"id":0,"t":"open","p":{"focus":"yes"}})",
      R"({"v":1,"id":0,"t":"reply","p":{"ok":true}})",
      R"({"v":1,"id":9999,"t":"reply","p":{"ok":true,"v":["x","x","x","x"]}})",
      R"({"v":1,"id":1,"t":"reply","p":{"ok":1}})",
      std::string(limits::envelopeBytes + 1, ' '),
      std::string(1000, '['),
      R"({"v":1,"id":1,"t":"ping","p":)" + std::string(9, '[') + std::string(9, ']') + "}"};
  for (const char* type : {"ready", "refused", "connect", "hello", "storage.get", "storage.set",
                           "storage.remove", "state", "event"})
    messages.push_back(std::string(R"({"v":1,"id":5,"t":")") + type +
                       R"(","p":{"nonce":"00112233445566778899aabbccddeeff","k":["session"]}})");
  return messages;
}

bool changesSomething(const Command& command) {
  return !std::holds_alternative<command::SetAlarm>(command);
}

TEST(HostileHost, IsAskedOnceAtATimeHoweverOftenItSaysThatSomethingChanged) {
  Harness harness;
  harness.start();
  const auto before = harness.posted("storage.get").size();
  harness.storageTrouble = "silence";
  for (int i = 0; i < 1000; ++i) harness.hostSays("storage.changed", R"({"k":"session"})");
  EXPECT_EQ(harness.posted("storage.get").size(), before + 1);
}

TEST(HostileHost, ChangesNothingByMessagesThatDoNotFit) {
  Harness harness;
  harness.converse();
  for (const std::string& text : hostileMessages()) {
    const auto commands = harness.tell(event::PortMessage{text});
    EXPECT_EQ(std::ranges::count_if(commands, changesSomething), 0) << text.substr(0, 100);
  }
  EXPECT_THAT(harness.screen.texts(), ElementsAre("first"));
}

TEST(HostileHost, IsCounted) {
  Harness harness;
  harness.converse();
  const auto before = harness.posted("state").back().count("dropped");
  for (const std::string& text : hostileMessages()) harness.tell(event::PortMessage{text});
  harness.stream(answerEvent(2, 2, "answer"));
  EXPECT_EQ(harness.posted("state").back().count("dropped"), before + hostileMessages().size());
}

TEST(HostileHost, SaysNothingBeforeThereIsAPort) {
  Harness harness;
  harness.boot();
  for (const std::string& text : hostileMessages())
    EXPECT_TRUE(harness.tell(event::PortMessage{text}).empty());
  EXPECT_TRUE(harness.tell(event::PortMessage{R"({"v":1,"id":1,"t":"send","p":{"text":"x"}})"}).empty());
}

TEST(HostileHost, GetsAnAnswerToEachRequestThatFitsAndNoMore) {
  Harness harness;
  harness.start();
  for (std::uint32_t id = 1; id <= 1000; ++id) harness.hostSays("ping", "{}", id);
  harness.advance(limits::floodWindow);
  for (std::uint32_t id = 1; id <= 1000; ++id) harness.hostSays("send", R"({"text":"flood"})", id);
  EXPECT_EQ(harness.posted("reply").size(), 2000u);
  EXPECT_EQ(harness.screen.rows.size(), limits::outbox);
}

TEST(HostileHost, CannotSendATextThatDoesNotFit) {
  Harness harness;
  harness.start();
  for (const char* payload : {"{}", R"({"text":""})", R"({"text":7})", R"({"text":"  "})"}) {
    harness.hostSays("send", payload, 3);
    EXPECT_EQ(harness.posted("reply").back().text("code"), "invalid");
  }
  EXPECT_TRUE(harness.screen.rows.empty());
}

TEST(HostileHost, PrefillsAnEmptyFieldAndNothingThatTheVisitorHasBegun) {
  Harness harness;
  harness.start();
  harness.hostSays("prefill", R"({"text":"Is it in stock?"})", 3);
  EXPECT_EQ(harness.screen.draft, "Is it in stock?");
  EXPECT_TRUE(harness.records.contains("draft"));
  harness.hostSays("prefill", R"({"text":"Another"})", 4);
  EXPECT_EQ(harness.screen.draft, "Is it in stock?");
  EXPECT_EQ(harness.posted("reply").size(), 2u);
}

TEST(HostileHost, CannotOpenAConversationOfAnotherVisitorByAnUnknownRequest) {
  Harness harness;
  harness.converse();
  for (const std::uint32_t request : {0u, 99u, 0xffffffffu}) {
    EXPECT_TRUE(harness.tell(event::HttpHead{request, 200, 0}).empty());
    EXPECT_TRUE(harness.tell(event::HttpChunk{request, answerEvent(2, 2, "forged")}).empty());
    EXPECT_TRUE(harness.tell(event::HttpEnd{request, wire::StreamEnd::Complete}).empty());
  }
}

// Every event there is, in any order, with odd values: the harness's own checks and the sanitizers are what
// is tested.
TEST(HostileHost, ComesThroughAnyOrderOfEvents) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    const auto hostile = hostileMessages();
    Harness harness;
    harness.boot();
    for (int step = 0; step < 150; ++step) {
      const auto number = static_cast<std::uint32_t>(below(12) + 1);
      const auto status =
          static_cast<std::uint16_t>(std::vector{200, 202, 400, 401, 404, 429, 500}[below(7)]);
      const std::string text = std::vector<std::string>{"",
                                                        "{}",
                                                        sessionJson(),
                                                        sessionJson("c_2"),
                                                        accepted(number),
                                                        answerEvent(number, number, "text"),
                                                        answerEvent(number, number, "te", "streaming"),
                                                        deltaEvent(number, 2, "xt")}[below(8)];
      switch (below(14)) {
        case 0:
          harness.connect();
          break;
        case 1:
          harness.tell(event::PortMessage{hostile[below(hostile.size())]});
          break;
        case 2:
          harness.respond("/api/session", status, text);
          break;
        case 3:
          harness.respond("/api/chat", status, text);
          break;
        case 4:
          harness.respond("/api/", status, text);
          break;
        case 5:
          if (harness.request("/api/events")) harness.stream(text);
          break;
        case 6:
          harness.breakOff("/api/");
          break;
        case 7:
          harness.send("message " + std::to_string(step));
          break;
        case 8:
          harness.tell(event::LifecycleChanged{static_cast<wire::Lifecycle>(below(8))});
          break;
        case 9:
          harness.tell(event::VisitorOlder{});
          break;
        case 10:
          harness.tell(event::VisitorRetry{number});
          break;
        case 11:
          harness.tell(event::VisitorRead{});
          break;
        case 12:
          harness.storageTrouble = std::vector<std::string>{"", "", "silence", "busy", "quota"}[below(5)];
          break;
        default:
          harness.advance(static_cast<double>(below(20000)));
      }
      if (testing::Test::HasFailure()) FAIL() << "seed " << seed << ", step " << step;
    }
  }
}

}  // namespace
}  // namespace pipit
