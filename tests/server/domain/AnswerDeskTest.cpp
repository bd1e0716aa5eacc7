#include <gtest/gtest.h>

#include "domain/AnswerDesk.h"
#include "domain/Limits.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

class AnswerDeskTest : public ::testing::Test {
 protected:
  TemporaryFolder folder;
};

TEST_F(AnswerDeskTest, AnswersInTheOrderOfTheQuestionsOneAfterTheOther) {
  Service service(folder);
  const Pass pass = service.visitor();
  service.say(pass, "client-1", "first");
  service.pass(5ms);
  EXPECT_EQ(service.say(pass, "client-2", "second").seq, 3);
  service.pass(200ms);
  const auto messages = service.all(pass);
  ASSERT_EQ(messages.size(), 4U);
  EXPECT_EQ(messages[1].author, Author::Assistant);
  EXPECT_EQ(messages[3].author, Author::Assistant);
  EXPECT_EQ(messages[3].state, MessageState::Complete);
  EXPECT_EQ(service.telemetry.completed, 2);
}

TEST_F(AnswerDeskTest, AQuestionIsShownWithWhatWasSaidBeforeItAlone) {
  Service service(folder);
  const Pass pass = service.visitor();
  service.say(pass, "client-1", "first");
  service.say(pass, "client-2", "second");
  service.say(pass, "client-3", "third");
  service.pass(300ms);
  const Prompt& second = service.responder.prompts.at(1);
  ASSERT_EQ(second.history.size(), 2U);
  EXPECT_EQ(second.history[0].text, "first");
  EXPECT_EQ(second.history[1].text, "One two three.");
  EXPECT_EQ(service.responder.prompts.at(2).history.size(), 4U);
}

TEST_F(AnswerDeskTest, AnAnswerThatDeathInterruptedIsMadeAgainInItsPlace) {
  Pass pass;
  Message started;
  {
    Service service(folder);
    pass = service.visitor();
    service.say(pass, "client-1", "first");
    service.say(pass, "client-2", "second");
    service.pass(15ms);
    started = service.all(pass).at(1);
    ASSERT_EQ(started.state, MessageState::Streaming);
  }
  Service service(folder);
  service.wall += std::chrono::milliseconds(limits::kLease).count();  // the claim of the dead one has ended
  service.answers.resume(service.steady);
  service.pass(200ms);
  const auto messages = service.all(pass);
  ASSERT_EQ(messages.size(), 4U);
  EXPECT_EQ(messages[1].id, started.id);
  EXPECT_EQ(messages[1].text, "One two three.");
  EXPECT_EQ(messages[1].state, MessageState::Complete);
  EXPECT_GT(messages[1].change, started.change);
  EXPECT_EQ(messages[3].text, "One two three.");
  EXPECT_EQ(service.telemetry.resumed, 1);
}

TEST_F(AnswerDeskTest, WhatIsAnsweredIsNotAnsweredAgain) {
  Pass pass;
  {
    Service service(folder);
    pass = service.visitor();
    service.say(pass, "client-1");
    service.pass(100ms);
  }
  Service service(folder);
  service.answers.resume(service.steady);
  const auto next = service.answers.advance(service.steady);
  EXPECT_EQ(next.has_value(), isOnPostgres()) << "others may leave something behind";
  EXPECT_EQ(service.all(pass).size(), 2U);
}

TEST_F(AnswerDeskTest, ABrokenResponderStillOwesAnAnswer) {
  Service service(folder);
  service.responder.isBroken = true;
  const Pass pass = service.visitor();
  service.say(pass, "client-1");
  service.pass(5ms);
  EXPECT_TRUE(service.all(pass).back().text.starts_with("Sorry"));
  EXPECT_EQ(service.telemetry.failed, 1);
}

TEST_F(AnswerDeskTest, AnEndlessAnswerIsCutBetweenTwoCharacters) {
  Service service(folder);
  service.responder.pieces = {"a" + std::string(limits::kTextBytes - 3, 'b'), "\xE2\x82\xAC", "more"};
  const Pass pass = service.visitor();
  service.say(pass, "client-1");
  service.pass(100ms);
  const Message answer = service.all(pass).back();
  EXPECT_EQ(answer.state, MessageState::Complete);
  EXPECT_EQ(answer.text, service.responder.pieces[0]);
}

TEST_F(AnswerDeskTest, SaysWhenItHasToBeCalledAgain) {
  Service service(folder);
  service.say(service.visitor(), "client-1");
  EXPECT_EQ(service.answers.advance(service.steady), service.steady + 10ms);
}

}  // namespace
}  // namespace pipit::server
