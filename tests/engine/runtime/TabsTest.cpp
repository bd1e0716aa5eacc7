#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "base/limits.h"

// Tabs that know nothing of each other but what they find in the storage that they share.

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view otherSeed = "fedcba9876543210fedcba9876543210";

TEST(Tabs, BeginOneConversationThoughBothWereOpenBeforeIt) {
  Harness first;
  Harness second(otherSeed, first);
  first.start();
  second.start();
  first.send("from the first");
  first.respond("/api/session", 200, sessionJson());
  second.send("from the second");
  EXPECT_FALSE(second.request("/api/session"));
  EXPECT_EQ(second.request("/api/chat")->token, "token-1");
}

TEST(Tabs, BeginOneConversationThoughBothAskedForOneInTheSameMoment) {
  Harness first;
  Harness second(otherSeed, first);
  first.start();
  second.start();
  first.send("from the first");
  second.send("from the second");
  first.respond("/api/session", 200, sessionJson("c_1", "token-1"));
  second.respond("/api/session", 200, sessionJson("c_2", "token-2"));
  EXPECT_EQ(second.request("/api/chat")->token, "token-1");
  EXPECT_THAT(first.records["session"], HasSubstr("token-1"));
  second.advance(1000);
  EXPECT_THAT(first.records["session"], HasSubstr("token-1"));
  EXPECT_EQ(second.screen.status.notice, wire::Notice::None);
}

TEST(Tabs, ShowOnTheirReturnFromTheCacheWhatAnotherBegan) {
  Harness cached;
  Harness other(otherSeed, cached);
  cached.start();
  cached.tell(event::LifecycleChanged{wire::Lifecycle::PageHide});
  other.converse();
  other.advance(limits::storageCoalesce);
  cached.tell(event::LifecycleChanged{wire::Lifecycle::PageShow});
  EXPECT_THAT(cached.screen.texts(), ElementsAre("first"));
  cached.send("second");
  EXPECT_FALSE(cached.request("/api/session"));
  EXPECT_EQ(cached.request("/api/events")->token, "token-1");
}

TEST(Tabs, ForgetALostConversationWithoutTakingTheNextOneAway) {
  Harness first;
  Harness second(otherSeed, first);
  first.converse();
  second.start();
  for (Harness* tab : {&first, &second}) {
    tab->respond("/api/events", 401, errorBody("auth.invalid"));
    tab->advance(limits::reconnectCap);
    ASSERT_TRUE(tab->request("/api/session"));
  }
  first.respond("/api/session", 401, errorBody("auth.invalid"));
  first.send("again");
  first.advance(limits::reconnectCap);
  first.respond("/api/session", 200, sessionJson("c_2", "token-2"));
  second.respond("/api/session", 401, errorBody("auth.invalid"));
  second.send("me too");
  EXPECT_FALSE(second.request("/api/session"));
  EXPECT_EQ(second.request("/api/chat")->token, "token-2");
  EXPECT_THAT(first.records["session"], HasSubstr("token-2"));
}

TEST(Tabs, KeepWhatIsBeingWrittenInEach) {
  Harness first;
  Harness second(otherSeed, first);
  first.tab = "aa";
  second.tab = "bb";
  first.isNewTab = second.isNewTab = true;
  first.start();
  first.tell(event::VisitorDraft{"a long text"});
  second.start();
  EXPECT_EQ(second.screen.draft, "a long text") << "a new tab goes on with what was written last";
  second.tell(event::VisitorDraft{"B"});
  second.tell(event::VisitorDraft{""});
  second.send("B asks");
  for (const bool isNewTab : {false, true}) {
    Harness reloaded(otherSeed, first);
    reloaded.tab = isNewTab ? "cc" : "aa";
    reloaded.isNewTab = isNewTab;
    reloaded.start();
    EXPECT_EQ(reloaded.screen.draft, isNewTab ? "" : "a long text");
  }
  Harness sender(otherSeed, first);
  sender.tab = "bb";
  sender.start();
  EXPECT_EQ(sender.screen.draft, "");
}

TEST(Tabs, TakeNoDraftOfAnotherAway) {
  Harness first;
  Harness second(otherSeed, first);
  first.tab = "aa";
  second.tab = "bb";
  first.start();
  second.start();
  second.tell(event::VisitorDraft{"in the second"});
  first.tell(event::VisitorDraft{"in the first, later"});
  second.tell(event::VisitorDraft{""});
  EXPECT_THAT(first.records["draft"], HasSubstr("in the first"));
  first.tell(event::VisitorDraft{""});
  EXPECT_FALSE(first.records.contains("draft"));
  EXPECT_FALSE(first.records.contains("draft.aa"));
}

TEST(Tabs, KeepEachOthersUnsentMessages) {
  Harness first;
  Harness second(otherSeed, first);
  first.start();
  second.start();
  first.send("from the first");
  second.send("from the second");
  first.send("and another");
  EXPECT_THAT(first.records["outbox"], HasSubstr("from the first"));
  EXPECT_THAT(first.records["outbox"], HasSubstr("from the second"));
  EXPECT_THAT(first.records["outbox"], HasSubstr("and another"));
}

TEST(Tabs, TakeOnlyWhatIsSentOutOfTheOutbox) {
  Harness first;
  Harness second(otherSeed, first);
  first.converse();
  second.start();
  first.send("from the first");
  second.send("from the second");
  first.respond("/api/chat", 202, accepted(2));
  first.advance(limits::storageCoalesce);
  EXPECT_THAT(first.records["outbox"], Not(HasSubstr("from the first")));
  EXPECT_THAT(first.records["outbox"], HasSubstr("from the second"));
}

TEST(Tabs, KeepAllThatWasWrittenAtOnce) {
  Harness first;
  Harness second(otherSeed, first);
  first.start();
  second.start();
  second.storageTrouble = "silence";
  for (int i = 0; i < 10; ++i) second.send("held up " + std::to_string(i));
  first.send("in between");
  second.storageTrouble.clear();
  second.advance(limits::requestTimeout + limits::storageCoalesce);
  for (int i = 0; i < 10; ++i)
    EXPECT_THAT(first.records["outbox"], HasSubstr("held up " + std::to_string(i)));
  EXPECT_THAT(first.records["outbox"], HasSubstr("in between"));
}

TEST(Tabs, AreNotKeptBusyByAPageThatAlwaysWritesInBetween) {
  Harness harness;
  harness.start();
  harness.storageTrouble = "conflict";
  harness.send("hello");
  harness.advance(60000);
  EXPECT_LE(harness.posted("storage.set").size(), 60000 / limits::storageCoalesce + 10);
  harness.storageTrouble.clear();
  harness.send("again");
  harness.advance(2 * limits::storageCoalesce);
  EXPECT_THAT(harness.records["outbox"], HasSubstr("hello"));
}

}  // namespace
}  // namespace pipit
