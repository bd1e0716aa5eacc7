#include <gtest/gtest.h>

#include "domain/IdentityProof.h"
#include "support/DomainFixture.h"
#include "support/Proof.h"

// Who a visitor is: proven, only said, or nobody. docs/decisions/0015.

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

class IdentityTest : public ::testing::Test {
 protected:
  Introduction proven(const std::string& id) const { return {id, profile(id), proofOf(id, key)}; }
  static Introduction said(const std::string& id) { return {id, profile(id), ""}; }
  static std::string profile(const std::string& id) { return R"({"id":")" + id + R"("})"; }

  Session come(const Introduction& person, std::optional<std::string_view> token = std::nullopt) {
    return service.chat.open("shop", token, person).value();
  }
  std::vector<std::string> texts(const Pass& pass) {
    std::vector<std::string> texts;
    for (const Message& message : service.all(pass))
      if (message.author == Author::Visitor) texts.push_back(message.text);
    return texts;
  }

  TemporaryFolder folder;
  Service service{folder};
  std::string key = service.sites.changeKey("shop", KeyChange::None)->identityKey;
};

// RFC 4231, test case 2.
TEST(IdentityProof, IsHmacSha256OfTheIdWithTheKeysText) {
  Site site;
  site.identityKey = "Jefe";
  constexpr std::string_view kId = "what do ya want for nothing?";
  const std::string hash = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  EXPECT_TRUE(isProven(site, kId, hash));
  EXPECT_TRUE(isProven(site, kId, "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843"));
  for (const std::string& wrong : {std::string(), hash.substr(2), hash + "00", hash.substr(0, 63),
                                   hash + "\n", std::string(64, '0'), std::string(64, 'x')})
    EXPECT_FALSE(isProven(site, kId, wrong)) << wrong;
}

TEST(IdentityProof, IsNeverThereWithoutAKey) {
  EXPECT_FALSE(isProven(Site{}, "u1", proofOf("u1", "")));
}

TEST_F(IdentityTest, WhoHasProvenItHasTheSameConversationOnEveryDevice) {
  const Session first = come(proven("u1"));
  service.say(first.pass, "client-1", "from the phone");
  const Session second = come(proven("u1"));
  EXPECT_EQ(second.pass.conversation, first.pass.conversation);
  EXPECT_EQ(second.pass.visitor, first.pass.visitor);
  EXPECT_NE(second.pass.session, first.pass.session);
  EXPECT_EQ(texts(second.pass), std::vector<std::string>{"from the phone"});
}

TEST_F(IdentityTest, AConversationThatHasEndedIsReadOnAndAnotherOneBegins) {
  const Session first = come(proven("u1"));
  service.end(first.pass, "client-1");
  // Whoever has its token still reads it.
  EXPECT_EQ(come(proven("u1"), first.token).pass.conversation, first.pass.conversation);
  const Session second = come(proven("u1"));
  EXPECT_NE(second.pass.conversation, first.pass.conversation);
  service.say(second.pass, "client-2", "something else");
  EXPECT_EQ(come(proven("u1")).pass.conversation, second.pass.conversation);
  // And comes into the other one with a new token, without what was said before.
  const Session moved = come(proven("u1"), first.token);
  EXPECT_EQ(moved.pass.conversation, second.pass.conversation);
  EXPECT_EQ(texts(moved.pass), std::vector<std::string>{"something else"});
  EXPECT_EQ(texts(first.pass).size(), 1U);
}

TEST_F(IdentityTest, WhatHasEndedAsNobodysStaysNobodys) {
  const Session first = service.chat.open("shop", std::nullopt).value();
  service.end(first.pass, "client-1");
  const Session theirs = come(proven("u1"), first.token);
  EXPECT_NE(theirs.pass.conversation, first.pass.conversation);
  EXPECT_TRUE(texts(theirs.pass).empty());
  EXPECT_TRUE(service.chat.check(first.token));
}

TEST_F(IdentityTest, AWrongProofGetsNothing) {
  for (const std::string& hash : {proofOf("u2", key), proofOf("u1", "another key"), std::string("none")})
    EXPECT_EQ(service.chat.open("shop", std::nullopt, Introduction{"u1", profile("u1"), hash}).error(),
              SessionError::NotProven);
}

TEST_F(IdentityTest, WhatIsOnlySaidIsNotedAndFindsNoConversation) {
  const Session theirs = come(proven("u1"));
  const Session other = come(said("u1"));
  EXPECT_NE(other.pass.conversation, theirs.pass.conversation);
  service.say(other.pass, "client-1");
  const Person person = service.store.backgroundOf(other.pass.conversation)->person;
  EXPECT_EQ(person.id, "u1");
  EXPECT_FALSE(person.isVerified);
}

TEST_F(IdentityTest, WhatIsOnlySaidDoesNotReplaceWhatWasProven) {
  const Session session = come(proven("u1"));
  come({"u1", R"({"id":"u1","name":"Mallory"})", ""}, session.token);
  const Person person = service.store.backgroundOf(session.pass.conversation)->person;
  EXPECT_EQ(person.profile, profile("u1"));
  EXPECT_TRUE(person.isVerified);
}

TEST_F(IdentityTest, ASiteMayDemandTheProof) {
  SiteChange change;
  change.id = "shop";
  change.identity = "required";
  ASSERT_TRUE(service.sites.save(change));
  EXPECT_EQ(service.chat.open("shop", std::nullopt, said("u1")).error(), SessionError::NotProven);
  EXPECT_TRUE(service.chat.open("shop", std::nullopt, proven("u1")));
  EXPECT_TRUE(service.chat.open("shop", std::nullopt));
}

TEST_F(IdentityTest, BothKeysAreGoodUntilTheOneBeforeIsRetired) {
  const Introduction before = proven("u1");
  key = service.sites.changeKey("shop", KeyChange::Rotate)->identityKey;
  EXPECT_TRUE(service.chat.open("shop", std::nullopt, before));
  EXPECT_TRUE(service.chat.open("shop", std::nullopt, proven("u1")));
  ASSERT_TRUE(service.sites.changeKey("shop", KeyChange::Retire));
  EXPECT_FALSE(service.chat.open("shop", std::nullopt, before));
  EXPECT_TRUE(service.chat.open("shop", std::nullopt, proven("u1")));
}

TEST_F(IdentityTest, TheKeyIsMadeOnceAndSavingTheSiteKeepsIt) {
  EXPECT_EQ(key.size(), 64U);
  SiteChange change;
  change.id = "shop";
  change.name = "Another name";
  ASSERT_TRUE(service.sites.save(change));
  EXPECT_EQ(service.sites.changeKey("shop", KeyChange::None)->identityKey, key);
  EXPECT_FALSE(service.sites.changeKey("nowhere", KeyChange::None));
}

TEST_F(IdentityTest, AConversationBegunAsNobodyBecomesTheirs) {
  const Session nobody = service.chat.open("shop", std::nullopt).value();
  service.say(nobody.pass, "client-1");
  const Session session = come(proven("u1"), nobody.token);
  EXPECT_EQ(session.pass.conversation, nobody.pass.conversation);
  EXPECT_EQ(service.chat.check(nobody.token).error(), PassError::Revoked) << "somebody may have copied it";
  EXPECT_TRUE(service.chat.check(session.token));
  EXPECT_EQ(come(proven("u1")).pass.conversation, nobody.pass.conversation);
}

TEST_F(IdentityTest, AConversationBegunAsNobodyGoesOnAtTheEndOfTheirs) {
  const Session phone = come(proven("u1"));
  service.say(phone.pass, "client-1", "one");
  service.pass(100ms);
  const Session nobody = service.chat.open("shop", std::nullopt).value();
  service.say(nobody.pass, "client-2", "two");
  service.say(nobody.pass, "client-3", "three");
  service.pass(200ms);

  const Session session = come(proven("u1"), nobody.token);
  EXPECT_EQ(session.pass.conversation, phone.pass.conversation);
  EXPECT_EQ(texts(session.pass), (std::vector<std::string>{"one", "two", "three"}));
  const auto messages = service.all(session.pass);
  ASSERT_EQ(messages.size(), 6U);
  std::int64_t seq = 0;
  for (const Message& message : messages) {
    EXPECT_EQ(message.seq, ++seq);
    EXPECT_EQ(message.state, MessageState::Complete);
  }
  EXPECT_EQ(service.chat.check(nobody.token).error(), PassError::Revoked);
  EXPECT_EQ(service.say(session.pass, "client-4").seq, 7);
}

TEST_F(IdentityTest, AMergedConversationsChangesComeAfterThoseThatAreKnown) {
  const Session phone = come(proven("u1"));
  service.say(phone.pass, "client-1", "one");
  service.pass(100ms);
  const auto listener = std::make_shared<RecordingListener>();
  const Followed known = service.chat.follow(phone.pass, 0, listener);
  const Session nobody = service.chat.open("shop", std::nullopt).value();
  service.say(nobody.pass, "client-2", "two");
  service.pass(100ms);
  come(proven("u1"), nobody.token);
  EXPECT_TRUE(listener->isReplaced);
  const Followed after = service.chat.follow(phone.pass, known.next, listener);
  ASSERT_EQ(after.messages.size(), 2U);
  EXPECT_EQ(after.messages[0].text, "two");
  EXPECT_LT(known.next, after.messages[0].change);
}

TEST_F(IdentityTest, AnAnswerThatWasBeingMadeIsMadeAgainWhereTheConversationGoesOn) {
  const Session phone = come(proven("u1"));
  service.say(phone.pass, "client-1", "one");
  service.pass(100ms);
  const Session nobody = service.chat.open("shop", std::nullopt).value();
  service.say(nobody.pass, "client-2", "two");
  service.pass(15ms);
  const Session session = come(proven("u1"), nobody.token);
  service.pass(200ms);
  const auto messages = service.all(session.pass);
  ASSERT_EQ(messages.size(), 4U);
  EXPECT_EQ(messages[3].text, "One two three.");
  EXPECT_EQ(messages[3].state, MessageState::Complete);
  EXPECT_TRUE(service.store.waiting(10, service.wall).empty());
}

TEST_F(IdentityTest, ALostAnswerToTheMergeIsGivenAgain) {
  const Session phone = come(proven("u1"));
  service.say(phone.pass, "client-1", "one");
  const Session nobody = service.chat.open("shop", std::nullopt).value();
  service.say(nobody.pass, "client-2", "two");
  come(proven("u1"), nobody.token);
  const Session again = come(proven("u1"), nobody.token);
  EXPECT_EQ(again.pass.conversation, phone.pass.conversation);
  EXPECT_EQ(texts(again.pass), (std::vector<std::string>{"one", "two"}));
}

TEST_F(IdentityTest, AMessageWhoseAnswerWasLostBeforeTheMergeIsNotDoubledAfterIt) {
  const Session phone = come(proven("u1"));
  service.say(phone.pass, "client-1", "one");
  const Session nobody = service.chat.open("shop", std::nullopt).value();
  const Message said = service.say(nobody.pass, "client-2", "two");
  const Session session = come(proven("u1"), nobody.token);
  EXPECT_EQ(service.say(session.pass, "client-2", "two").id, said.id);
}

TEST_F(IdentityTest, TheSameNameOfTwoMessagesLosesNeither) {
  const Session phone = come(proven("u1"));
  service.say(phone.pass, "client-1", "one");
  const Session nobody = service.chat.open("shop", std::nullopt).value();
  service.say(nobody.pass, "client-1", "two");
  const Session session = come(proven("u1"), nobody.token);
  EXPECT_EQ(texts(session.pass), (std::vector<std::string>{"one", "two"}));
}

TEST_F(IdentityTest, AnothersConversationIsNeitherMergedNorTakenOver) {
  const Session theirs = come(proven("u1"));
  service.say(theirs.pass, "client-1", "mine alone");
  const Session other = come(proven("u2"), theirs.token);
  EXPECT_NE(other.pass.conversation, theirs.pass.conversation);
  EXPECT_TRUE(texts(other.pass).empty());
  EXPECT_TRUE(service.chat.check(theirs.token));
  const Session third = come(proven("u2"), theirs.token);
  EXPECT_EQ(third.pass.conversation, other.pass.conversation);
  EXPECT_EQ(texts(theirs.pass), std::vector<std::string>{"mine alone"});
}

TEST_F(IdentityTest, WhatWasSaidUnderAnotherNameIsNotMergedEither) {
  const Session named = come(said("u1"));
  service.say(named.pass, "client-1", "as u1");
  EXPECT_TRUE(texts(come(proven("u2"), named.token).pass).empty());
  EXPECT_EQ(texts(come(proven("u1"), named.token).pass), std::vector<std::string>{"as u1"});
}

TEST_F(IdentityTest, WhoLeavesHasNoTokenAnyMoreAndComesBackToTheSameConversation) {
  const Session first = come(proven("u1"));
  const Session renewed = service.chat.open("shop", first.token).value();
  const Session phone = come(proven("u1"));
  service.say(first.pass, "client-1", "before");
  const auto listener = std::make_shared<RecordingListener>();
  (void)service.chat.follow(first.pass, 0, listener);
  service.chat.leave(renewed.pass);
  EXPECT_TRUE(listener->isReplaced);
  EXPECT_EQ(service.chat.check(first.token).error(), PassError::Revoked) << "nor an older one of it";
  EXPECT_EQ(service.chat.open("shop", renewed.token).error(), SessionError::InvalidPass);
  EXPECT_TRUE(service.chat.check(phone.token)) << "another device stays";
  EXPECT_EQ(texts(come(proven("u1")).pass), std::vector<std::string>{"before"});
}

TEST_F(IdentityTest, WhatHasExpiredNeedNotBeRememberedAsEnded) {
  const Session first = service.chat.open("shop", std::nullopt).value();
  service.chat.leave(first.pass);
  EXPECT_TRUE(service.store.isRevoked(first.pass.session));
  service.wall = first.pass.expires;
  service.chat.leave(service.chat.open("shop", std::nullopt)->pass);
  EXPECT_FALSE(service.store.isRevoked(first.pass.session));
}

TEST_F(IdentityTest, TheResponderIsToldWhoAsksAndFromWhere) {
  const Session session = come(proven("u1"));
  ASSERT_TRUE(service.chat.say(session.pass,
                               {.clientId = "client-1", .text = "hi", .page = "", .context = R"({"cart":3})"},
                               service.steady));
  EXPECT_EQ(service.responder.prompts.back().background.person.profile, profile("u1"));
  EXPECT_TRUE(service.responder.prompts.back().background.person.isVerified);
  service.pass(100ms);
  service.say(session.pass, "client-2");
  EXPECT_EQ(service.responder.prompts.back().background.context, R"({"cart":3})") << "the last that was said";
}

}  // namespace
}  // namespace pipit::server
