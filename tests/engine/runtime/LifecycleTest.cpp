#include <gtest/gtest.h>

#include "Harness.h"
#include "base/limits.h"

namespace pipit {
namespace {

TEST(Lifecycle, WritesAllThatIsTouchedBeforeThePageGoes) {
  for (const auto state : {wire::Lifecycle::PageHide, wire::Lifecycle::Hidden, wire::Lifecycle::Freeze}) {
    Harness harness;
    harness.converse();
    harness.tell(event::VisitorDraft{"half a thought"});
    harness.stream(answerEvent(2, 2, "answer"));
    harness.tell(event::LifecycleChanged{state});
    EXPECT_NE(harness.records["draft"].find("half a thought"), std::string::npos);
    EXPECT_NE(harness.records["conversation"].find("answer"), std::string::npos);
  }
}

TEST(Lifecycle, HoldsNoStreamOpenInTheBackForwardCache) {
  Harness harness;
  harness.converse();
  harness.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  EXPECT_FALSE(harness.request("/api/events"));
  harness.advance(1e6);
  EXPECT_FALSE(harness.request("/"));
  harness.tell(event::LifecycleChanged{wire::Lifecycle::PageShow});
  EXPECT_TRUE(harness.request("/api/events"));
}

TEST(Lifecycle, KeepsTheStreamWhileTheTabIsHidden) {
  Harness harness;
  harness.converse();
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Hidden});
  EXPECT_TRUE(harness.request("/api/events"));
}

TEST(Lifecycle, AsksForAFreshStreamAtOnceWhenItWakes) {
  for (const double asleep : {1.0, 1e3, 3600e3}) {
    Harness harness;
    harness.converse();
    const auto before = harness.request("/api/events")->request;
    const auto told = harness.events("connection").size();
    harness.tell(event::LifecycleChanged{wire::Lifecycle::Freeze});
    harness.time.now += asleep;
    harness.tell(event::LifecycleChanged{wire::Lifecycle::Resume});
    ASSERT_TRUE(harness.request("/api/events"));
    EXPECT_NE(harness.request("/api/events")->request, before);
    EXPECT_EQ(harness.events("connection").size(), told);
  }
}

TEST(Lifecycle, SaysThatItIsNotConnectedWhenTheFreshStreamFails) {
  Harness harness;
  harness.converse();
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Freeze});
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Resume});
  EXPECT_EQ(harness.events("connection").back().text("state"), "online");
  harness.breakOff("/api/events");
  EXPECT_EQ(harness.events("connection").back().text("state"), "connecting");
}

TEST(Lifecycle, SetsAnAlarmAgainThatWentOffEarly) {
  Harness harness;
  harness.converse();
  harness.advance(limits::storageCoalesce);
  harness.stream(answerEvent(2, 2, "first answer"));
  harness.stream(answerEvent(3, 3, "second answer"));
  harness.time.now += limits::storageCoalesce - 0.05;
  harness.tell(event::Alarm{});
  EXPECT_EQ(harness.records["conversation"].find("second answer"), std::string::npos);
  harness.advance(1);
  EXPECT_NE(harness.records["conversation"].find("second answer"), std::string::npos);
}

TEST(Lifecycle, SetsNoAlarmThatTheBrowserCannotHold) {
  Harness harness;
  harness.start();
  harness.send("first");
  harness.respond("/api/session", 200, sessionJson("c_1", "token-1", 9e15));
  harness.advance(limits::configLifetime);
  for (const Command& command : harness.log) {
    const auto* alarm = std::get_if<command::SetAlarm>(&command);
    EXPECT_TRUE(!alarm || (alarm->delay >= 0 && alarm->delay < 0x7fffffff));
  }
}

TEST(Lifecycle, TellsTheHostPageThatTheVisitorClosedThePanel) {
  Harness harness;
  harness.start();
  harness.hostSays("open", R"({"focus":true})");
  EXPECT_TRUE(harness.screen.status.open);
  harness.tell(event::VisitorClose{});
  EXPECT_FALSE(harness.screen.status.open);
  EXPECT_EQ(harness.posted("close").size(), 1u);
}

TEST(Lifecycle, ShowsWhetherThePanelCoversThePage) {
  Harness harness;
  harness.start();
  for (const auto& [payload, full] : {std::pair{R"({"focus":true,"full":true})", true},
                                      {R"({"focus":false,"full":false})", false},
                                      {R"({"focus":false,"full":true})", true},
                                      {R"({"focus":false})", false}}) {
    harness.hostSays("open", payload);
    EXPECT_EQ(harness.screen.status.full, full) << payload;
    EXPECT_TRUE(harness.screen.status.open);
  }
  EXPECT_EQ(harness.screen.focused, 1);
}

}  // namespace
}  // namespace pipit
