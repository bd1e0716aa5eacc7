#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "TabsWorld.h"
#include "base/JsonWriter.h"
#include "base/limits.h"

// Who the page says that the visitor is, logging out, and what the page says of itself.

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view secondSeed = "fedcba9876543210fedcba9876543210";
constexpr std::string_view ann = R"({"id":"ann","hash":"aa"})";
constexpr std::string_view bob = R"({"id":"bob","hash":"bb"})";

std::string handed(std::string_view json) {
  return jsonOf("text", json);
}

void identify(Harness& harness, std::string_view person) {
  harness.hostSays("identify", handed(person));
}

std::vector<std::string> outcomes(const Harness& harness) {
  std::vector<std::string> codes;
  for (const Json& answer : harness.posted("identified")) codes.emplace_back(answer.text("code"));
  return codes;
}

std::string bodyOf(const Harness& harness, std::string_view path) {
  const auto asked = harness.request(path);
  return asked ? asked->body : "not asked";
}

// The first of two tabs leads a conversation that has begun.
struct TwoTabs {
  Harness leader;
  Harness follower{secondSeed, leader};
  TabsWorld world{{&leader, &follower}};

  void converse() {
    leader.start();
    world.settle();
    leader.send("first");
    EXPECT_TRUE(leader.respond("/api/session", 200, sessionJson()));
    leader.stream(": hello\n\n");
    EXPECT_TRUE(leader.respond("/api/chat", 202, accepted(1)));
    follower.start();
    world.advance(1000);
  }
};

TEST(Identity, IsNotToldToTheServiceBeforeThereIsSomethingToSay) {
  Harness harness;
  harness.start();
  identify(harness, ann);
  harness.advance(60000);
  EXPECT_FALSE(harness.request("/api/session"));
  EXPECT_THAT(outcomes(harness), IsEmpty());
  harness.send("hello");
  EXPECT_EQ(bodyOf(harness, "/api/session"),
            R"({"site":"demo-shop","identity":"{\"id\":\"ann\",\"hash\":\"aa\"}"})");
  harness.respond("/api/session", 200, sessionJson());
  EXPECT_THAT(outcomes(harness), ElementsAre(""));
  EXPECT_TRUE(harness.request("/api/chat"));
}

TEST(Identity, IsToldWhereAConversationHasBegunAlreadyAndMessagesWaitForThat) {
  Harness harness;
  harness.converse();
  identify(harness, ann);
  EXPECT_EQ(harness.request("/api/session")->token, "token-1");
  harness.send("second");
  EXPECT_FALSE(harness.request("/api/chat"));
  harness.respond("/api/session", 200, sessionJson("c_1", "token-2"));
  EXPECT_EQ(harness.request("/api/chat")->token, "token-2");
  EXPECT_THAT(outcomes(harness), ElementsAre(""));
}

TEST(Identity, CostsNoRequestOnThePagesAfter) {
  Harness first;
  first.converse();
  identify(first, ann);
  first.respond("/api/session", 200, sessionJson("c_1", "token-2"));
  first.advance(limits::storageCoalesce);
  Harness second;
  second.records = first.records;
  second.start();
  identify(second, ann);
  EXPECT_FALSE(second.request("/api/session"));
  EXPECT_THAT(outcomes(second), ElementsAre(""));
  identify(second, R"({"id":"ann","name":"Ann","hash":"aa"})");
  EXPECT_TRUE(second.request("/api/session")) << "something else is said of her";
}

TEST(Identity, OutlivesTheRenewalOfTheToken) {
  Harness first;
  first.converse();
  identify(first, ann);
  first.respond("/api/session", 200, sessionJson("c_1", "token-2"));
  first.respond("/api/events", 401, errorBody("auth.invalid"));
  first.advance(limits::reconnectCap);
  ASSERT_TRUE(first.request("/api/session"));
  first.respond("/api/session", 200, sessionJson("c_1", "token-3", startOfTime + 70e9));
  first.advance(limits::storageCoalesce);
  EXPECT_THAT(first.records["session"], HasSubstr("\"identity\":"));
  EXPECT_FALSE(first.request("/api/session"));
}

TEST(Identity, GoesOnInAnotherConversationWithoutAWordOfAnEnd) {
  Harness harness;
  harness.converse();
  identify(harness, ann);
  harness.respond("/api/session", 200, sessionJson("c_ann", "token-ann"));
  EXPECT_EQ(harness.screen.status.notice, wire::Notice::None);
  EXPECT_THAT(harness.events("conversation:ended"), IsEmpty());
  EXPECT_EQ(harness.request("/api/events")->token, "token-ann");
  EXPECT_EQ(harness.request("/api/events")->lastEventId, "");
  harness.stream(answerEvent(1, 1, "long ago") + messageEvent(visitorJson(2, 2, "client-0", "first")));
  EXPECT_THAT(harness.screen.texts(), ElementsAre("long ago", "first"));
}

TEST(Identity, ThatIsNotBelievedIsDroppedAndTheVisitorWritesAsNobody) {
  for (const std::uint16_t status : {std::uint16_t{403}, std::uint16_t{400}}) {
    Harness harness;
    harness.start();
    identify(harness, ann);
    harness.send("hello");
    harness.respond("/api/session", status, errorBody("identity"));
    EXPECT_THAT(outcomes(harness), ElementsAre("identity"));
    EXPECT_EQ(bodyOf(harness, "/api/session"), R"({"site":"demo-shop"})");
    harness.respond("/api/session", 200, sessionJson());
    EXPECT_TRUE(harness.request("/api/chat"));
    EXPECT_EQ(harness.screen.status.notice, wire::Notice::None);
  }
}

TEST(Identity, WaitsForTheNetwork) {
  Harness harness;
  harness.converse();
  identify(harness, ann);
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(harness.breakOff("/api/session"));
    harness.advance(limits::reconnectCap);
  }
  EXPECT_THAT(outcomes(harness), IsEmpty());
  harness.respond("/api/session", 200, sessionJson("c_1", "token-2"));
  EXPECT_THAT(outcomes(harness), ElementsAre(""));
}

TEST(Identity, OfAnotherLogsTheFirstOut) {
  Harness harness;
  harness.converse();
  identify(harness, ann);
  harness.respond("/api/session", 200, sessionJson("c_1", "token-ann"));
  harness.send("waits");
  identify(harness, bob);
  EXPECT_THAT(harness.screen.texts(), IsEmpty());
  EXPECT_EQ(harness.request("/api/session/end")->token, "token-ann");
  EXPECT_THAT(harness.records["session"], Not(HasSubstr("token-ann")));
  harness.send("as bob");
  harness.respond("/api/session/end", 200, "{}");
  EXPECT_EQ(harness.request("/api/session")->token, "");
  EXPECT_THAT(bodyOf(harness, "/api/session"), HasSubstr("bob"));
}

TEST(Identity, ThatNamesNobodyIsRefusedAndLogsNobodyOut) {
  const std::string longest(limits::personIdCodePoints, 'x');
  for (const std::string& person :
       {std::string(R"({"id":7})"), std::string(R"({"id":null,"name":"x"})"), std::string(R"({"name":"x"})"),
        std::string(R"({"id":" "})"), std::string("[]"), std::string("no json"),
        R"({"id":")" + longest + R"(y"})"}) {
    Harness harness;
    harness.converse();
    identify(harness, ann);
    harness.respond("/api/session", 200, sessionJson("c_1", "token-ann"));
    const auto texts = harness.screen.texts();
    identify(harness, person);
    EXPECT_THAT(outcomes(harness), ElementsAre("", "identity")) << person;
    EXPECT_EQ(harness.screen.texts(), texts) << person;
    EXPECT_FALSE(harness.request("/api/session/end")) << person;
    identify(harness, ann);
    EXPECT_THAT(outcomes(harness), ElementsAre("", "identity", "")) << person;
  }
}

TEST(Identity, ReachesTheTabThatLeads) {
  TwoTabs tabs;
  tabs.converse();
  auto& [leader, follower, world] = tabs;
  identify(follower, ann);
  world.settle();
  EXPECT_FALSE(follower.request("/api/session"));
  ASSERT_THAT(bodyOf(leader, "/api/session"), HasSubstr("ann"));
  leader.respond("/api/session", 200, sessionJson("c_1", "token-2", startOfTime + 70e9));
  world.advance(1000);
  EXPECT_THAT(outcomes(follower), ElementsAre(""));
  EXPECT_THAT(outcomes(leader), IsEmpty());
}

TEST(Identity, ThatIsNotBelievedIsToldToTheTabThatAsked) {
  TwoTabs tabs;
  tabs.converse();
  auto& [leader, follower, world] = tabs;
  identify(follower, ann);
  world.settle();
  leader.respond("/api/session", 403, errorBody("identity"));
  world.advance(1000);
  EXPECT_THAT(outcomes(follower), ElementsAre("identity"));
  EXPECT_FALSE(leader.request("/api/session"));
}

TEST(Identity, IsKnownToWhoeverLeadsNext) {
  Harness leader;
  Harness follower(secondSeed, leader);
  TabsWorld world({&leader, &follower});
  leader.start();
  follower.start();
  world.settle();
  identify(leader, ann);
  world.advance(3000);
  world.crash(leader);
  follower.send("hello");
  world.advance(3000);
  EXPECT_THAT(bodyOf(follower, "/api/session"), HasSubstr("ann"));
}

TEST(Identity, ThatLeadsToAnotherConversationTakesAllTabsThere) {
  TwoTabs tabs;
  tabs.converse();
  auto& [leader, follower, world] = tabs;
  ASSERT_THAT(follower.screen.texts(), ElementsAre("first"));
  identify(leader, ann);
  leader.respond("/api/session", 200, sessionJson("c_ann", "token-ann"));
  world.settle();
  leader.stream(answerEvent(1, 1, "long ago") + messageEvent(visitorJson(2, 2, "client-0", "first")));
  world.advance(3000);
  EXPECT_THAT(follower.screen.texts(), ElementsAre("long ago", "first"));
  EXPECT_EQ(follower.screen.status.notice, wire::Notice::None);
  EXPECT_THAT(follower.events("conversation:ended"), IsEmpty());
}

TEST(Logout, LeavesNothingInAnyTabNorInTheStorageAndEndsTheSession) {
  TwoTabs tabs;
  tabs.converse();
  auto& [leader, follower, world] = tabs;
  follower.tell(event::VisitorDraft{"a draft"});
  follower.hostSays("logout", "{}", 7);
  world.advance(1000);
  for (Harness* tab : {&leader, &follower}) EXPECT_THAT(tab->screen.texts(), IsEmpty());
  for (const auto& [key, text] : leader.records) {
    EXPECT_THAT(text, Not(HasSubstr("token"))) << key;
    EXPECT_THAT(text, Not(HasSubstr("a draft"))) << key;
  }
  EXPECT_EQ(follower.request("/api/session/end")->token, "token-1");
  EXPECT_FALSE(leader.request("/api/session/end"));
  EXPECT_EQ(follower.screen.status.notice, wire::Notice::None);
}

TEST(Logout, IsDoneHereAtOnceAndAtTheServiceWhenThereIsANetwork) {
  Harness harness;
  harness.converse();
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Offline});
  harness.hostSays("logout", "{}", 7);
  EXPECT_TRUE(harness.posted("reply").back().flag("ok"));
  EXPECT_THAT(harness.screen.texts(), IsEmpty());
  harness.advance(60000);
  EXPECT_FALSE(harness.request("/api/session/end"));
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Online});
  EXPECT_EQ(harness.request("/api/session/end")->token, "token-1");
}

TEST(Logout, AsksTheServiceOnce) {
  Harness harness;
  harness.converse();
  harness.hostSays("logout", "{}", 7);
  harness.respond("/api/session/end", 503, errorBody("unavailable"));
  harness.advance(60000);
  EXPECT_FALSE(harness.request("/api/session/end"));
}

TEST(Logout, EndsTheSessionThatThePageHasTakenOutOfItsStorageBefore) {
  Harness harness;
  harness.start();
  harness.hostSays("logout", jsonOf("text", "token-kept"), 7);
  EXPECT_EQ(harness.request("/api/session/end")->token, "token-kept");
}

TEST(Logout, RemembersNoMoreSessionsToEndThanAFew) {
  Harness harness;
  harness.start();
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Offline});
  for (int i = 0; i < 20; ++i)
    harness.hostSays("logout", jsonOf("text", "token-" + std::to_string(i)),
                     static_cast<std::uint32_t>(7 + i));
  harness.tell(event::LifecycleChanged{wire::Lifecycle::Online});
  std::size_t ended = 0;
  while (harness.respond("/api/session/end", 200, "{}")) ++ended;
  EXPECT_EQ(ended, limits::endingSessions);
}

TEST(Logout, BeginsAnAnonymousConversationWithTheNextMessage) {
  Harness harness;
  harness.converse();
  identify(harness, ann);
  harness.respond("/api/session", 200, sessionJson("c_1", "token-2"));
  harness.hostSays("logout", "{}", 7);
  harness.send("again");
  EXPECT_EQ(harness.request("/api/session")->token, "token-2") << "that which ends it";
  harness.respond("/api/session/end", 200, "{}");
  EXPECT_EQ(bodyOf(harness, "/api/session"), R"({"site":"demo-shop"})");
  EXPECT_EQ(harness.request("/api/session")->token, "");
}

TEST(Context, GoesWithTheNextMessageOnlyWhenItHasChanged) {
  Harness harness;
  harness.converse();
  harness.hostSays("context", handed(R"({"total":1.5})"));
  harness.send("second");
  EXPECT_THAT(bodyOf(harness, "/api/chat"), HasSubstr(R"("context":"{\"total\":1.5}")"));
  harness.respond("/api/chat", 202, accepted(2));
  harness.hostSays("context", handed(R"({"total":1.5})"));
  harness.send("third");
  EXPECT_THAT(bodyOf(harness, "/api/chat"), Not(HasSubstr("context")));
  harness.respond("/api/chat", 202, accepted(3));
  harness.hostSays("context", handed(R"({"total":2})"));
  harness.send("fourth");
  EXPECT_THAT(bodyOf(harness, "/api/chat"), HasSubstr(R"("context":"{\"total\":2}")"));
}

TEST(Context, OfThePageOnWhichItWasWrittenGoesWithAMessageThatAnotherTabSends) {
  TwoTabs tabs;
  tabs.converse();
  auto& [leader, follower, world] = tabs;
  leader.hostSays("context", handed(R"({"page":"leader"})"));
  follower.hostSays("context", handed(R"({"page":"follower"})"));
  follower.send("second");
  world.settle();
  EXPECT_THAT(bodyOf(leader, "/api/chat"), HasSubstr(R"("context":"{\"page\":\"follower\"}")"));
}

TEST(Context, WaitsWithItsMessageOverPages) {
  Harness first;
  first.start();
  first.hostSays("context", handed(R"({"total":1.5})"));
  first.send("hello");
  Harness second;
  second.records = first.records;
  second.start();
  second.respond("/api/session", 200, sessionJson());
  EXPECT_THAT(bodyOf(second, "/api/chat"), HasSubstr(R"("context":"{\"total\":1.5}")"));
}

TEST(Context, WaitsBesideTheFilesOfItsMessage) {
  constexpr std::string_view sent = R"([{"id":"u_1","name":"a.png","type":"image/png","size":1}])";
  Harness first;
  first.start();
  first.hostSays("context", handed(R"({"total":1.5})"));
  first.tell(event::VisitorSend{"hello", 0, std::string(sent)});
  Harness second;
  second.records = first.records;
  second.start();
  second.respond("/api/session", 200, sessionJson());
  EXPECT_THAT(bodyOf(second, "/api/chat"), HasSubstr(R"("context":"{\"total\":1.5}")"));
  EXPECT_THAT(bodyOf(second, "/api/chat"), HasSubstr(R"("attachments":)" + std::string(sent)));
  second.respond("/api/chat", 202, accepted(1));
  second.advance(limits::storageCoalesce);
  EXPECT_THAT(second.records["conversation"], HasSubstr("attachments"));
  EXPECT_THAT(second.records["conversation"], Not(HasSubstr("context")));
}

TEST(Context, ThatIsTooLongInTheStorageIsLeftAway) {
  Harness harness;
  harness.records["outbox"] = recordOf(R"([{"clientId":"client-1","text":"hi","at":1,"context":")" +
                                       std::string(limits::handedBytes + 1, 'x') + R"("}])");
  harness.start();
  harness.respond("/api/session", 200, sessionJson());
  EXPECT_EQ(bodyOf(harness, "/api/chat"), R"({"clientId":"client-1","text":"hi"})");
}

}  // namespace
}  // namespace pipit
