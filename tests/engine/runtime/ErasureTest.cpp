#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "TabsWorld.h"
#include "base/limits.h"

// What an erasure in one tab takes along in the others, and what it leaves, in whatever order they hear of
// it.

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view erasedInStorage = R"({"k":"erase"})";

// Two frames of one browser, of which the first leads, with a conversation whose first message is "first".
struct Erasing {
  Harness first;
  Harness second{"11111111111111111111111111111111", first};
  TabsWorld world{{&first, &second}};

  Erasing() {
    first.start();
    second.start();
    world.settle();
    begin("first", "c_1", "token-1");
  }

  void begin(std::string_view text, std::string_view conversation, std::string_view token) {
    first.send(text);
    EXPECT_TRUE(first.respond("/api/session", 200, sessionJson(conversation, token)));
    first.stream(": hello\n\n");
    EXPECT_TRUE(first.respond("/api/chat", 202, accepted(1)));
    world.settle();
  }

  void erase(Harness& tab, std::string_view how = "erase") {
    tab.hostSays(how, "{}", ++asked_);
    EXPECT_TRUE(tab.respond("/api/session/end", 200, "{}"));
    world.settle();
  }

 private:
  std::uint32_t asked_ = 0;
};

TEST(Erasure, LeavesWhatWasBegunAfterItThoughAPageThatIsBusySaysSoLate) {
  for (const std::string_view how : {"erase", "logout"}) {
    Erasing tabs;
    tabs.erase(tabs.first, how);
    tabs.begin("anew", "c_2", "token-2");
    tabs.second.hostSays("storage.changed", R"({"k":"session"})");
    tabs.second.hostSays("storage.changed", erasedInStorage);
    tabs.world.advance(3 * limits::leaderSilence);
    for (Harness* tab : {&tabs.first, &tabs.second}) {
      EXPECT_THAT(tab->screen.texts(), ElementsAre("anew")) << how;
      EXPECT_THAT(tab->events("conversation:ended"), IsEmpty()) << how;
      EXPECT_EQ(tab->screen.status.notice, wire::Notice::None) << how;
    }
    EXPECT_THAT(tabs.first.records["session"], HasSubstr("token-2")) << how;
  }
}

// The tab was busy while another one erased, and takes in what was typed before it takes in what was said.
TEST(Erasure, LeavesWhatIsWrittenBeforeItIsHeardOf) {
  Erasing tabs;
  tabs.world.freeze(tabs.second);
  tabs.erase(tabs.first);
  for (Harness* tab : {&tabs.first, &tabs.second}) tab->advance(1000);
  tabs.second.send("anew");
  tabs.second.tell(event::VisitorDraft{"half a thought"});
  tabs.world.thaw();
  tabs.second.hostSays("storage.changed", erasedInStorage);
  tabs.world.advance(limits::leaderSilence);
  EXPECT_THAT(tabs.second.screen.texts(), ElementsAre("anew"));
  EXPECT_THAT(tabs.second.records["outbox"], HasSubstr("anew"));
  EXPECT_THAT(tabs.second.records["draft"], HasSubstr("half a thought"));
  EXPECT_THAT(tabs.second.records["session"], Not(HasSubstr("token-1")));
}

TEST(Erasure, IsToldByTheRecordOfAConversationThatWasBegunAfterItUnawares) {
  Erasing tabs;
  tabs.erase(tabs.first);
  Harness unaware("22222222222222222222222222222222", tabs.first);
  unaware.start();
  unaware.send("anew");
  ASSERT_TRUE(unaware.respond("/api/session", 200, sessionJson("c_2", "token-2")));
  ASSERT_THAT(tabs.first.records["session"], Not(HasSubstr("since")));
  tabs.first.hostSays("storage.changed", R"({"k":"session"})");
  tabs.world.advance(limits::storageCoalesce);
  EXPECT_THAT(tabs.first.records["session"], HasSubstr("token-2"));
  EXPECT_THAT(tabs.first.records["session"], HasSubstr("since"));
}

TEST(Erasure, IsNotHeardAnewOfTheFramesOwnStorageWhereThePageHasOne) {
  Erasing tabs;
  tabs.erase(tabs.first);
  tabs.begin("anew", "c_2", "token-2");
  tabs.second.hostSays("storage.changed", erasedInStorage);
  tabs.second.tell(event::OwnStorageChanged{"erase"});
  tabs.world.advance(3 * limits::leaderSilence);
  for (Harness* tab : {&tabs.first, &tabs.second}) EXPECT_THAT(tab->screen.texts(), ElementsAre("anew"));
}

TEST(Erasure, IsHeardOfTheStorageAloneAsWell) {
  Erasing tabs;
  tabs.erase(tabs.first);
  tabs.second.hostSays("storage.changed", erasedInStorage);
  tabs.begin("anew", "c_2", "token-2");
  tabs.first.records.clear();
  tabs.second.hostSays("storage.changed", erasedInStorage);
  EXPECT_THAT(tabs.second.screen.texts(), IsEmpty()) << "by a page without a frame";
}

TEST(Erasure, IsKnownToWhoeverSleptThroughIt) {
  Erasing tabs;
  tabs.second.tell(event::LifecycleChanged{wire::Lifecycle::Freeze});
  tabs.erase(tabs.first);
  tabs.begin("anew", "c_2", "token-2");
  tabs.second.tell(event::LifecycleChanged{wire::Lifecycle::Resume});
  tabs.world.advance(limits::answerPause);
  tabs.second.hostSays("storage.changed", erasedInStorage);
  tabs.world.advance(3 * limits::leaderSilence);
  for (Harness* tab : {&tabs.first, &tabs.second}) EXPECT_THAT(tab->screen.texts(), ElementsAre("anew"));
  EXPECT_THAT(tabs.second.events("conversation:ended"), IsEmpty());
}

// The network is away; then another visitor writes in the first tab.
TEST(Erasure, TakesWhatWaitedInACachedTabFromEverybody) {
  for (const bool hasSessions : {true, false}) {
    Erasing tabs;
    tabs.second.send("a secret");
    tabs.second.tell(event::VisitorDraft{"half a secret"});
    tabs.world.settle();
    ASSERT_TRUE(tabs.first.breakOff("/api/chat"));
    tabs.second.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
    tabs.erase(tabs.first, "logout");
    if (hasSessions) tabs.begin("I am another", "c_2", "token-2");
    tabs.second.tell(event::LifecycleChanged{wire::Lifecycle::PageShow});
    tabs.world.advance(3 * limits::leaderSilence);
    for (Harness* tab : {&tabs.first, &tabs.second}) {
      EXPECT_EQ(tab->screen.texts(), std::vector<std::string>(hasSessions ? 1 : 0, "I am another"));
      EXPECT_EQ(tab->screen.draft, "");
      EXPECT_FALSE(tab->request("/api/chat"));
    }
    EXPECT_FALSE(tabs.first.request("/api/session"));
    EXPECT_THAT(tabs.first.records["outbox"], Not(HasSubstr("a secret")));
  }
}

// The record of the next one's session says after what it was begun.
TEST(Erasure, IsKnownFromTheStorageWhereTheTabIsGone) {
  Erasing tabs;
  tabs.second.send("a secret");
  tabs.world.settle();
  ASSERT_TRUE(tabs.first.breakOff("/api/chat"));
  tabs.second.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  tabs.erase(tabs.first, "logout");
  tabs.begin("I am another", "c_2", "token-2");
  tabs.world.advance(limits::storageCoalesce);
  tabs.first.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  tabs.world.crash(tabs.first);
  tabs.second.tell(event::LifecycleChanged{wire::Lifecycle::PageShow});
  tabs.world.advance(3 * limits::leaderSilence);
  EXPECT_THAT(tabs.second.screen.texts(), ElementsAre("I am another"));
  EXPECT_FALSE(tabs.second.request("/api/chat"));
}

}  // namespace
}  // namespace pipit
