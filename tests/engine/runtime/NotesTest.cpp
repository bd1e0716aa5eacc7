#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "TabsWorld.h"
#include "base/limits.h"
#include "storage/Record.h"

// What stands in forms that were not sent. The frame writes it and reads it; the engine keeps it beside the
// draft.

namespace pipit {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view halfFilledIn = R"({"1700000000000:csat":{"comment":"It was"}})";

void note(Harness& harness, std::string_view notes = halfFilledIn) {
  harness.tell(event::VisitorDraft{harness.screen.draft, std::string(notes)});
}

std::string stored(const Harness& harness) {
  const auto record = harness.records.find("draft");
  return record == harness.records.end() ? std::string() : record->second;
}

TEST(Notes, AreThereOnTheNextPage) {
  Harness first;
  first.converse();
  note(first);
  Harness next("fedcba9876543210fedcba9876543210", first);
  next.start();
  EXPECT_EQ(next.screen.notes, halfFilledIn);
  EXPECT_EQ(next.screen.draft, "");
}

TEST(Notes, AreStoredWithEachChange) {
  Harness harness;
  harness.converse();
  note(harness, R"({"a":{"b":"I"}})");
  EXPECT_THAT(stored(harness), HasSubstr("I"));
  note(harness, "");
  EXPECT_THAT(stored(harness), Not(HasSubstr("notes")));
}

TEST(Notes, StayWhenSomethingIsSentFromTheComposer) {
  Harness harness;
  harness.converse();
  note(harness);
  harness.send("something else");
  EXPECT_THAT(stored(harness), HasSubstr("It was"));
  harness.send(std::string(limits::visitorTextCodePoints + 1, 'a'));
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::TooLong);
  EXPECT_EQ(harness.screen.notes, halfFilledIn);
}

TEST(Notes, AreTheSameInEveryTab) {
  Harness one, other("fedcba9876543210fedcba9876543210", one);
  TabsWorld world({&one, &other});
  one.start();
  other.start();
  world.settle();
  one.tell(event::VisitorDraft{"in the composer", {}});
  world.settle();
  note(other);
  world.settle();
  EXPECT_EQ(one.screen.notes, halfFilledIn);
  EXPECT_EQ(one.screen.draft, "in the composer");
  note(one, "");
  world.settle();
  EXPECT_EQ(other.screen.notes, "");
  EXPECT_EQ(other.screen.draft, "in the composer");
}

TEST(Notes, GoWithTheConversation) {
  Harness harness;
  harness.converse();
  harness.send("second");
  harness.tell(event::VisitorDraft{"half a sentence", std::string(halfFilledIn)});
  ASSERT_TRUE(harness.respond("/api/chat", 401, errorBody("auth.invalid")));
  harness.advance(limits::reconnectBase);
  ASSERT_TRUE(harness.respond("/api/session", 401, errorBody("auth.invalid")));
  ASSERT_EQ(harness.screen.status.notice, wire::Notice::ConversationEnded);
  EXPECT_EQ(harness.screen.notes, "");
  EXPECT_EQ(harness.screen.draft, "half a sentence");
  EXPECT_THAT(stored(harness), Not(HasSubstr("It was")));
  EXPECT_THAT(stored(harness), HasSubstr("half a sentence"));
}

TEST(Notes, AreErasedWithAllElse) {
  Harness one, other("fedcba9876543210fedcba9876543210", one);
  TabsWorld world({&one, &other});
  one.start();
  other.start();
  world.settle();
  note(one);
  world.settle();
  ASSERT_EQ(other.screen.notes, halfFilledIn);
  one.tell(event::VisitorErase{});
  world.settle();
  for (const Harness* tab : {&one, &other}) EXPECT_EQ(tab->screen.notes, "");
  EXPECT_EQ(stored(one), "");
  world.advance(60'000);
  EXPECT_EQ(other.screen.notes, "");
}

TEST(Notes, GoWhenTheVisitorLogsOut) {
  Harness harness;
  harness.converse();
  note(harness);
  harness.hostSays("logout", "{}", 9);
  EXPECT_EQ(harness.screen.notes, "");
  EXPECT_EQ(stored(harness), "");
}

TEST(Notes, AreNotStoredWhereNothingIsToBe) {
  Harness harness;
  harness.features = "-parentStorage";
  harness.converse();
  note(harness);
  harness.advance(60'000);
  EXPECT_THAT(harness.records, IsEmpty());
  EXPECT_THAT(harness.ownRecords, IsEmpty());
}

TEST(Notes, AreNotTakenUpWhereNothingIsToBeRestored) {
  Harness first;
  first.converse();
  note(first);
  Harness next("fedcba9876543210fedcba9876543210", first);
  next.features = "-autoRestore";
  next.start();
  EXPECT_EQ(next.screen.notes, "");
}

// What is cut off is no JSON any more, and nothing to the frame.
TEST(Notes, AreAsLongAsTheyMayBe) {
  Harness harness;
  harness.converse();
  note(harness, std::string(limits::notesBytes, 'a'));
  EXPECT_THAT(stored(harness), HasSubstr("aaa"));
  note(harness, std::string(limits::notesBytes + 1, 'b'));
  EXPECT_LT(stored(harness).size(), limits::notesBytes + 200);
  Harness next;
  next.records["draft"] =
      recordOf(R"({"text":"half","order":1,"notes":")" + std::string(limits::notesBytes + 1, 'c') + "\"}");
  next.start();
  EXPECT_EQ(next.screen.draft, "half");
  EXPECT_EQ(next.screen.notes, std::string(limits::notesBytes, 'c'));
}

TEST(Notes, StayWhenThePageHasWrittenIntoTheComposerBeforeTheyWereRead) {
  Harness first;
  first.converse();
  note(first);
  Harness next("fedcba9876543210fedcba9876543210", first);
  next.boot();
  next.tell(event::VisitorDraft{"written at once", {}});
  next.connect();
  EXPECT_EQ(next.screen.draft, "written at once");
  EXPECT_EQ(next.screen.notes, halfFilledIn);
  EXPECT_THAT(stored(next), HasSubstr("It was"));
}

}  // namespace
}  // namespace pipit
