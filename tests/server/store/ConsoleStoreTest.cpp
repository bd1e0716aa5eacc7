#include <gtest/gtest.h>

#include <future>
#include <latch>

#include "domain/Extra.h"
#include "domain/console/Console.h"
#include "store/Databases.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

// Two services on one database, and the consoles of both.
class ConsoleStoreTest : public ::testing::TestWithParam<bool> {
 protected:
  struct Desk {
    explicit Desk(std::unique_ptr<Store> store) : service(std::move(store)) {}

    Service service;
    Console console{{service.store, service.answers, service.switchboard, service.telemetry,
                     [this] { return service.wall; }, 60s}};
  };

  // A visitor who has said something and was answered.
  Pass answered() {
    const Pass pass = one.service.visitor();
    one.service.say(pass, "client-first");
    one.service.pass(100ms);
    return pass;
  }

  // Ada is gone for longer than claims hold.
  void lapse() {
    for (Desk* desk : {&one, &two}) desk->service.wall += 61'000;
  }

  std::vector<std::string> said(const Pass& pass) {
    std::vector<std::string> texts;
    for (const Message& message : one.service.all(pass)) texts.push_back(message.text);
    return texts;
  }

  std::vector<std::string> listed(ConversationQuery query) {
    std::vector<std::string> ids;
    for (const auto& row : one.console.list(std::move(query))) ids.push_back(row.id);
    return ids;
  }

  EitherDatabase database{GetParam()};
  Desk one{database.open()};
  Desk two{database.open()};
  const Console::Agent ada{"ada@shop.example", "Ada"}, bob{"bob", "Bob"};
};
INSTANTIATE_TEST_SUITE_P(On, ConsoleStoreTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST_P(ConsoleStoreTest, OneAgentGetsAConversationAndTheOtherIsToldWhoHasIt) {
  for (int round = 0; round < 50; ++round) {
    const Pass pass = answered();
    std::latch ready(2);
    const auto claim = [&](Desk& desk, const Console::Agent& agent) {
      ready.arrive_and_wait();
      return desk.console.claim(pass.conversation, agent, false);
    };
    auto other = std::async(std::launch::async, [&] { return claim(two, bob); });
    const auto here = claim(one, ada), there = other.get();
    ASSERT_NE(here.has_value(), there.has_value()) << round;
    const Console::Agent &winner = here ? ada : bob, &loser = here ? bob : ada;
    EXPECT_EQ((here ? there : here).error().holder.agent, winner.user);
    Desk& late = here ? two : one;
    const auto refused = late.console.say(pass.conversation, loser, "client-loser", "me too");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().holder.agent, winner.user);
    ASSERT_TRUE((here ? one : two).console.say(pass.conversation, winner, "client-winner", "hello"));
    const auto messages = one.service.all(pass);
    ASSERT_EQ(messages.size(), 4U) << "question, answer, that somebody came, and what they said";
    EXPECT_EQ(messages[2].extra, joinedExtra(winner.name));
    EXPECT_EQ(messages[3].author, Author::Agent);
    EXPECT_EQ(messages[3].extra, agentExtra(winner.name));
  }
}

TEST_P(ConsoleStoreTest, NoAnswerIsBegunWhileAnAgentIsThere) {
  const Pass pass = answered();
  ASSERT_TRUE(one.console.claim(pass.conversation, ada, false));
  one.service.say(pass, "client-2", "Are you there?");
  for (Desk* desk : {&one, &two}) desk->service.answers.resume(desk->service.steady);
  one.service.pass(100ms);
  two.service.pass(100ms);
  EXPECT_EQ(said(pass).back(), "Are you there?");
  // What the agent has not answered the concierge does.
  ASSERT_TRUE(one.console.leave(pass.conversation, ada, Leaving::HandBack, one.service.steady));
  one.service.pass(100ms);
  EXPECT_EQ(one.service.responder.prompts.back().question, "Are you there?");
  EXPECT_EQ(said(pass).back(), "One two three.");
}

TEST_P(ConsoleStoreTest, AnAnswerThatWasBegunIsEnded) {
  const Pass pass = one.service.visitor();
  one.service.say(pass, "client-1");
  one.service.pass(15ms);
  ASSERT_TRUE(two.console.claim(pass.conversation, ada, false));
  ASSERT_TRUE(two.console.say(pass.conversation, ada, "client-a", "I am here"));
  one.service.pass(100ms);
  const auto messages = one.service.all(pass);
  ASSERT_EQ(messages.size(), 4U);
  EXPECT_EQ(messages[1].text, "One two three.");
  EXPECT_EQ(messages[1].state, MessageState::Complete);
  EXPECT_TRUE(one.service.store.waiting(9, one.service.wall).empty());
}

TEST_P(ConsoleStoreTest, WhatAnAgentHasAnsweredTheConciergeDoesNot) {
  const Pass pass = answered();
  ASSERT_TRUE(one.console.claim(pass.conversation, ada, false));
  one.service.say(pass, "client-2", "How long is it?");
  const auto first = one.console.say(pass.conversation, ada, "client-a", "45 cm");
  ASSERT_TRUE(first);
  const auto again = one.console.say(pass.conversation, ada, "client-a", "45 cm");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->id, first->id) << "the same client id again is the same message";
  ASSERT_TRUE(one.console.leave(pass.conversation, ada, Leaving::HandBack, one.service.steady));
  one.service.pass(100ms);
  EXPECT_EQ(one.service.all(pass).back().extra, leftExtra("Ada"));
}

TEST_P(ConsoleStoreTest, AClaimWhoseAgentIsGoneLapsesAndIsTakenOverExplicitly) {
  const Pass pass = answered();
  ASSERT_TRUE(one.console.claim(pass.conversation, ada, false));
  one.service.say(pass, "client-2", "Hello?");
  EXPECT_FALSE(two.console.claim(pass.conversation, bob, true)) << "she is there";
  lapse();
  one.console.advance(one.service.steady);
  one.service.pass(100ms);
  EXPECT_EQ(said(pass).back(), "One two three.") << "nobody waits for an agent who is gone";
  EXPECT_EQ(one.service.all(pass)[4].extra, leftExtra("Ada"));
  two.console.advance(two.service.steady);
  EXPECT_EQ(said(pass).size(), 6U) << "it is told once";
  EXPECT_EQ(listed({.filter = ConversationFilter::Waiting}), std::vector{pass.conversation});
  const auto refused = two.console.claim(pass.conversation, bob, false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().holder.agent, ada.user);
  ASSERT_TRUE(two.console.claim(pass.conversation, bob, true));
  const auto late = one.console.say(pass.conversation, ada, "client-b", "Sorry, I am back");
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().holder.agent, "bob");
  EXPECT_FALSE(one.console.attend(pass.conversation, ada, true));
}

TEST_P(ConsoleStoreTest, WhoIsThereKeepsTheClaimAndWhoComesBackJoinsAgain) {
  const Pass pass = answered();
  ASSERT_TRUE(one.console.claim(pass.conversation, ada, false));
  for (int minute = 0; minute < 3; ++minute) {
    one.service.wall += 50'000;
    ASSERT_TRUE(one.console.attend(pass.conversation, ada, false));
    EXPECT_TRUE(one.service.store.lapsedConversations(one.service.wall, 9).empty());
  }
  one.service.wall += 61'000;
  one.console.advance(one.service.steady);
  ASSERT_TRUE(one.console.attend(pass.conversation, ada, false));
  EXPECT_EQ(one.service.all(pass).back().extra, joinedExtra("Ada"));
}

TEST_P(ConsoleStoreTest, WaitingOnesComeFirstWhoWaitLongest) {
  std::vector<std::string> ids;
  for (int count = 0; count < 3; ++count) {
    const Pass pass = answered();
    one.service.wall += 10;
    const Message asked = one.service.all(pass).front();
    (void)one.service.store.openTicket(
        {"TICKET-" + std::to_string(count), pass.conversation, asked.id, "{}", one.service.wall});
    ids.push_back(pass.conversation);
  }
  EXPECT_EQ(listed({.filter = ConversationFilter::Waiting}), ids);
  EXPECT_EQ(listed({.filter = ConversationFilter::All}), (std::vector{ids[2], ids[1], ids[0]}));
  EXPECT_EQ(listed({.filter = ConversationFilter::Waiting, .sites = std::vector<std::string>{"other"}}),
            std::vector<std::string>());
  const auto first = one.console.list({.filter = ConversationFilter::Waiting, .limit = 1}).front();
  EXPECT_EQ(listed({.filter = ConversationFilter::Waiting, .after = ListPlace{first.waiting, first.key}}),
            (std::vector{ids[1], ids[2]}));
  ASSERT_TRUE(one.console.claim(ids[0], ada, false));
  EXPECT_EQ(listed({.filter = ConversationFilter::Waiting}), (std::vector{ids[1], ids[2]}));
  EXPECT_EQ(listed({.filter = ConversationFilter::Mine, .agent = ada.user}), std::vector{ids[0]});
  ASSERT_TRUE(one.console.leave(ids[0], ada, Leaving::Release, one.service.steady));
  EXPECT_EQ(listed({.filter = ConversationFilter::Waiting}), ids) << "released: in its place in the queue";
  ASSERT_TRUE(one.console.leave(ids[0], bob, Leaving::Close, one.service.steady)) << "nobody has it";
  EXPECT_EQ(listed({.filter = ConversationFilter::Waiting}), (std::vector{ids[1], ids[2]}));
  EXPECT_EQ(one.service.store.tickets("shop", false).size(), 2U);
  EXPECT_EQ(one.service.store.audit({.kind = "conversation"}).size(), 3U);
}

TEST_P(ConsoleStoreTest, NotesAndCannedAnswersStayWithTheAgents) {
  const Pass pass = answered();
  ASSERT_TRUE(one.console.note(pass.conversation, ada, "Has called before"));
  EXPECT_FALSE(one.console.note("c_none", ada, "x"));
  const auto open = two.console.open(pass.conversation, 99, {}, 50);
  ASSERT_TRUE(open);
  ASSERT_EQ(open->file.notes.size(), 1U);
  EXPECT_EQ(open->file.notes[0].author, ada.user);
  EXPECT_EQ(said(pass).size(), 2U);
  const Signature signature{"ada", "", 5};
  const auto added = one.service.store.addCannedAnswer({0, "shop", "hi", "Hello!"}, signature);
  ASSERT_TRUE(added);
  EXPECT_EQ(one.service.store.addCannedAnswer({0, "shop", "hi", "x"}, signature).error(),
            CannedRefused::Exists);
  EXPECT_EQ(two.service.store.cannedAnswers(std::vector<std::string>{"shop"}).size(), 1U);
  EXPECT_TRUE(two.service.store.cannedAnswers(std::vector<std::string>{"other"}).empty());
  for (int count = 1; count < limits::kCannedAnswers; ++count)
    ASSERT_TRUE(one.service.store.addCannedAnswer({0, "shop", std::to_string(count), "x"}, signature));
  EXPECT_EQ(one.service.store.addCannedAnswer({0, "shop", "more", "x"}, signature).error(),
            CannedRefused::Full);
  one.service.store.removeCannedAnswer(*added, signature);
  EXPECT_FALSE(one.service.store.cannedAnswer(added->key));
}

TEST_P(ConsoleStoreTest, TypingIsSeenOnlyWhileAnAgentIsThere) {
  const Pass pass = answered();
  EXPECT_FALSE(one.console.visitorTypes(pass));
  ASSERT_TRUE(one.console.claim(pass.conversation, ada, false));
  EXPECT_TRUE(two.console.visitorTypes(pass));
  const auto open = one.console.open(pass.conversation, 99, {}, 50);
  EXPECT_GT(open->file.summary.typing, one.service.wall);
}

TEST_P(ConsoleStoreTest, AConversationGoesOnElsewhereWithItsAgentAndItsNotes) {
  const Pass pass = answered(), other = answered();
  ASSERT_TRUE(one.console.claim(pass.conversation, ada, false));
  ASSERT_TRUE(one.console.note(pass.conversation, ada, "a note"));
  one.service.store.merge({pass.conversation, "shop", pass.visitor}, other.conversation);
  const auto open = one.console.open(other.conversation, 99, {}, 50);
  EXPECT_EQ(open->file.summary.holder.agent, ada.user);
  EXPECT_EQ(open->file.notes.size(), 1U);
  EXPECT_TRUE(one.console.say(other.conversation, ada, "client-a", "still here"));
}

}  // namespace
}  // namespace pipit::server
