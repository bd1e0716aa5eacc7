#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <set>
#include <utility>
#include <vector>

#include "domain/Extra.h"
#include "domain/Uploads.h"
#include "store/Databases.h"
#include "support/DomainFixture.h"
#include "support/Proof.h"

// Two services on one database that are asked in the same moment: what was acknowledged is never lost, and
// nothing is there twice.

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr int kRounds = 25;

// Both begin together, each on a thread of its own.
template <class One, class Two>
auto atOnce(const One& one, const Two& two) {
  std::latch ready(2);
  auto other = std::async(std::launch::async, [&] {
    ready.arrive_and_wait();
    return two();
  });
  ready.arrive_and_wait();
  auto first = one();
  return std::pair(std::move(first), other.get());
}

// Fails where it is told to, in the middle of what it was to do.
class BreakingStore : public SqlStore {
 public:
  using SqlStore::SqlStore;
  bool isBroken = false;

  void describe(const ConversationKey& conversation, const Person& person) override {
    if (isBroken) throw StoreFailure("broken");
    SqlStore::describe(conversation, person);
  }
};

class TogetherTest : public ::testing::TestWithParam<bool> {
 protected:
  Introduction proven(const std::string& id) const { return {id, "{}", proofOf(id, key)}; }

  Pass of(const std::string& person) { return one.chat.open("shop", std::nullopt, proven(person))->pass; }

  std::multiset<std::string> said(const Pass& pass) {
    std::multiset<std::string> texts;
    std::int64_t seq = 0;
    for (const Message& message : one.store.messagesBefore(pass.conversation, 1'000'000, 100'000).messages) {
      EXPECT_EQ(message.seq, ++seq);
      if (message.author == Author::Visitor) texts.insert(message.text);
    }
    return texts;
  }

  // A visitor with a conversation of their own, in which that was said.
  Session visitor(Service& service, const std::string& text) const {
    Session session = service.chat.open("shop", std::nullopt).value();
    service.say(session.pass, "client-" + text, text);
    return session;
  }

  EitherDatabase database{GetParam()};
  TemporaryFolder folder;
  Service one{database.open()};
  Service two{database.open()};
  std::string key = one.sites.changeKey("shop", KeyChange::None)->identityKey;
};
INSTANTIATE_TEST_SUITE_P(On, TogetherTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST_P(TogetherTest, WhatIsAcknowledgedWhileAConversationIsMergedIsInIt) {
  const Pass theirs = of("u1");
  one.say(theirs, "client-first", "first");
  std::multiset<std::string> acknowledged{"first"};
  for (int round = 0; round < kRounds; ++round) {
    const Session session = one.chat.open("shop", std::nullopt).value();
    const std::string name = std::to_string(round);
    // As HTTP does it: what is written with a token that is good, until it is not.
    const auto write = [&] {
      std::vector<std::string> taken;
      for (int count = 0;; ++count) {
        const auto pass = two.chat.check(session.token);
        const std::string text = name + '-' + std::to_string(count);
        const auto message = pass ? two.chat.say(*pass, {"client-" + text, text, ""}, two.steady)
                                  : std::unexpected(Refused(SessionEnded{}));
        if (message) taken.push_back(text);
        if (!message) return taken;
      }
    };
    const auto merge = [&] { return one.chat.open("shop", session.token, proven("u1")); };
    const auto [merged, taken] = atOnce(merge, write);
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->pass.conversation, theirs.conversation);
    acknowledged.insert(taken.begin(), taken.end());
    EXPECT_EQ(one.store.siteOf(session.pass.conversation), "") << "it is there again";
  }
  EXPECT_EQ(said(theirs), acknowledged);
}

TEST_P(TogetherTest, AFileThatIsTakenWhileAConversationIsMergedIsInIt) {
  const auto uploads = [&](Service& service) {
    return Uploads({service.store, service.telemetry, folder.path("."), [] { return 1; }, {0, 0}, {}, {}});
  };
  Uploads here = uploads(one), there = uploads(two);
  const Pass theirs = of("u1");
  int refused = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Session session = one.chat.open("shop", std::nullopt).value();
    const std::string name = "incoming" + std::to_string(round);
    folder.write(name, "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
    const auto [merged, taken] = atOnce([&] { return one.chat.open("shop", session.token, proven("u1")); },
                                        [&] { return there.take(session.pass, folder.path(name), "a.pdf"); });
    ASSERT_TRUE(merged);
    if (taken) {
      EXPECT_TRUE(here.find(theirs, taken->id)) << round;
    } else {
      ++refused;
      EXPECT_TRUE(std::holds_alternative<SessionEnded>(taken.error()));
    }
  }
  EXPECT_EQ(one.store.uploadsOfConversation(theirs.conversation, 0).files, kRounds - refused);
}

TEST_P(TogetherTest, WhoProvesThemselvesOnTwoDevicesHasAllInOneConversation) {
  for (int round = 0; round < kRounds; ++round) {
    const std::string person = "u" + std::to_string(round);
    const Session phone = visitor(one, "phone"), laptop = visitor(two, "laptop");
    const auto [here, there] = atOnce([&] { return one.chat.open("shop", phone.token, proven(person)); },
                                      [&] { return two.chat.open("shop", laptop.token, proven(person)); });
    ASSERT_TRUE(here && there);
    EXPECT_EQ(here->pass.conversation, there->pass.conversation);
    EXPECT_TRUE(one.chat.check(here->token) && two.chat.check(there->token));
    EXPECT_EQ(said(here->pass), (std::multiset<std::string>{"phone", "laptop"}));
  }
}

TEST_P(TogetherTest, TheSameProofTwiceGivesTwoGoodTokens) {
  for (int round = 0; round < kRounds; ++round) {
    const std::string person = "u" + std::to_string(round);
    const Session session = visitor(one, "question");
    const auto [here, there] = atOnce([&] { return one.chat.open("shop", session.token, proven(person)); },
                                      [&] { return two.chat.open("shop", session.token, proven(person)); });
    ASSERT_TRUE(here && there);
    EXPECT_TRUE(one.chat.check(here->token) && two.chat.check(there->token));
    EXPECT_EQ(here->pass.conversation, there->pass.conversation);
    EXPECT_EQ(said(there->pass), std::multiset<std::string>{"question"});
  }
}

// Copied tokens: whoever comes first has what was said, and the other nothing of it.
TEST_P(TogetherTest, OneTokenAndTwoPeopleAreTwoConversations) {
  for (int round = 0; round < kRounds; ++round) {
    const Session session = visitor(one, "question");
    const std::string name = std::to_string(round);
    const auto [here, there] =
        atOnce([&] { return one.chat.open("shop", session.token, proven("a" + name)); },
               [&] { return two.chat.open("shop", session.token, proven("b" + name)); });
    ASSERT_TRUE(here && there);
    EXPECT_NE(here->pass.conversation, there->pass.conversation);
    EXPECT_EQ(said(here->pass).size() + said(there->pass).size(), 1U);
  }
}

TEST_P(TogetherTest, AFileGoesWithOneMessage) {
  for (int round = 0; round < kRounds; ++round) {
    const Pass pass = one.visitor();
    const std::string file = "u_" + std::to_string(round);
    one.store.putUpload(
        {.id = file, .conversation = pass.conversation, .site = "shop", .name = "a", .type = "b"});
    const auto send = [&](Service& service, const std::string& clientId) {
      return service.chat.say(pass, {clientId, "look", "", {}, {file}}, service.steady);
    };
    const auto [here, there] =
        atOnce([&] { return send(one, "client-1"); }, [&] { return send(two, "client-2"); });
    EXPECT_NE(here.has_value(), there.has_value());
    EXPECT_TRUE(std::holds_alternative<UnknownUpload>(here ? there.error() : here.error()));
    EXPECT_EQ(said(pass).size(), 1U);
  }
}

TEST_P(TogetherTest, AFormIsAnsweredOnce) {
  one.responder.extra = csatExtra();
  for (int round = 0; round < kRounds; ++round) {
    const Pass pass = one.visitor();
    one.say(pass, "client-0");
    one.pass(100ms);
    const std::string form = one.all(pass).back().id;
    const auto send = [&](Service& service, const std::string& clientId) {
      return service.chat.say(pass, {clientId, "5", "", FormAnswer{form, "", R"({"rating":5})"}},
                              service.steady);
    };
    const auto [here, there] =
        atOnce([&] { return send(one, "client-1"); }, [&] { return send(two, "client-2"); });
    ASSERT_NE(here.has_value(), there.has_value());
    const auto* refused = std::get_if<AnswerRefused>(here ? &there.error() : &here.error());
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->reason, AnswerRefused::Reason::Answered);
  }
}

TEST_P(TogetherTest, WhoIsRecognisedByAServiceThatDiesOnTheWayLosesNothing) {
  auto opened = std::make_unique<BreakingStore>(database.connect());
  BreakingStore& breaking = *opened;
  Service dying{std::move(opened)};
  for (const bool isKnown : {false, true}) {
    const Session session = visitor(dying, isKnown ? "second" : "first");
    breaking.isBroken = true;
    EXPECT_THROW((void)dying.chat.open("shop", session.token, proven("u1")), StoreFailure);
    breaking.isBroken = false;
    EXPECT_TRUE(two.chat.check(session.token)) << "nothing has happened";
    const auto again = two.chat.open("shop", session.token, proven("u1"));
    ASSERT_TRUE(again);
    EXPECT_EQ(said(again->pass).count(isKnown ? "second" : "first"), 1U);
  }
}

}  // namespace
}  // namespace pipit::server
