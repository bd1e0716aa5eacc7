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

// For longer than one question waits.
TEST(Tabs, BeginNoSecondConversationBecauseAPageIsBusy) {
  Harness first;
  Harness second(otherSeed, first);
  second.start();
  first.converse();
  second.deaf = true;
  second.send("me too");
  second.advance(2 * limits::requestTimeout);
  EXPECT_FALSE(second.request("/api/session"));
  second.deaf = false;
  second.advance(limits::requestTimeout);
  ASSERT_TRUE(second.request("/api/chat"));
  EXPECT_EQ(second.request("/api/chat")->token, "token-1");
}

TEST(Tabs, GoOnWithoutAPageThatNeverAnswers) {
  Harness harness;
  harness.start();
  harness.deaf = true;
  harness.send("first");
  harness.advance(limits::requestAttempts * (limits::requestTimeout + limits::backoffCap));
  EXPECT_TRUE(harness.request("/api/session"));
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

TEST(Tabs, GoOnWithTheConversationThatAnotherHasStoredThoughItsSessionIsNot) {
  Harness first;
  first.start();
  Harness second(otherSeed);
  second.converse();
  second.advance(limits::storageCoalesce);
  first.records["conversation"] = second.records["conversation"];
  first.hostSays("storage.changed", R"({"k":"conversation"})");
  first.send("me too");
  EXPECT_FALSE(first.request("/api/session"));
  ASSERT_TRUE(first.request("/api/chat"));
  EXPECT_EQ(first.request("/api/chat")->token, second.request("/api/events")->token);
}

TEST(Tabs, BeginWithWhatWasWrittenLastInAny) {
  Harness first;
  first.start();
  first.tell(event::VisitorDraft{"a long text"});
  Harness second(otherSeed, first);
  second.start();
  EXPECT_EQ(second.screen.draft, "a long text");
  second.tell(event::VisitorDraft{""});
  Harness third(otherSeed, first);
  third.start();
  EXPECT_EQ(third.screen.draft, "");
}

// Tabs that hear nothing of each other.
TEST(Tabs, KeepTheLaterOfTwoDraftsWhereverItStands) {
  Harness first;
  Harness second(otherSeed, first);
  first.start();
  second.start();
  second.tell(event::VisitorDraft{"in the second"});
  first.advance(1);
  first.tell(event::VisitorDraft{"in the first, later"});
  EXPECT_THAT(first.records["draft"], HasSubstr("in the first, later"));
  second.advance(2);
  second.tell(event::VisitorDraft{"in the second again"});
  EXPECT_THAT(first.records["draft"], HasSubstr("in the second again"));
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
  const std::size_t records = 2;  // the outbox and the draft
  EXPECT_LE(harness.posted("storage.set").size(), records * (60000 / limits::storageCoalesce + 10));
  harness.storageTrouble.clear();
  harness.send("again");
  harness.advance(2 * limits::storageCoalesce);
  EXPECT_THAT(harness.records["outbox"], HasSubstr("hello"));
}

}  // namespace
}  // namespace pipit
