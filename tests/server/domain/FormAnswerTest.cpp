#include <gtest/gtest.h>

#include "domain/Chat.h"
#include "domain/Extra.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;
using Reason = AnswerRefused::Reason;

// A visitor who was asked how content they are.
class FormAnswerTest : public ::testing::Test {
 protected:
  FormAnswerTest() {
    service.responder.extra = csatExtra();
    service.say(pass, "client-1");
    service.pass(100ms);
    form = service.all(pass).back();
  }

  std::expected<Message, Refused> answer(const std::string& clientId, const std::string& values,
                                         const Pass& who, const std::string& to) {
    return service.chat.say(who, {clientId, "****", "", FormAnswer{to, {}, values}}, service.steady);
  }
  std::expected<Message, Refused> answer(const std::string& clientId, const std::string& values) {
    return answer(clientId, values, pass, form.id);
  }

  static Reason reasonOf(const std::expected<Message, Refused>& said) {
    return std::get<AnswerRefused>(said.error()).reason;
  }

  TemporaryFolder folder;
  Service service{folder};
  Pass pass = service.visitor();
  Message form;
};

TEST_F(FormAnswerTest, AFormComesWithTheAnswerThatIsCompleteAndStaysWithIt) {
  EXPECT_EQ(form.extra, csatExtra());
  EXPECT_EQ(service.store.changesAfter(pass.conversation, 0, 10).back().extra, csatExtra());
}

TEST_F(FormAnswerTest, WhatIsNoExtraIsLeftOut) {
  service.responder.extra = R"({"kind":"carousel"})";
  service.say(pass, "client-2");
  service.pass(100ms);
  EXPECT_EQ(service.all(pass).back().extra, "");
}

TEST_F(FormAnswerTest, AnAnswerIsStoredWithTheNameOfItsForm) {
  ASSERT_TRUE(answer("client-2", R"({"rating":4})"));
  const FormAnswer expected{form.id, "csat", R"({"rating":4})"};
  EXPECT_EQ(service.all(pass).at(2).answer, expected);
  EXPECT_EQ(service.store.byClientId(pass.conversation, "client-2")->answer, expected);
}

TEST_F(FormAnswerTest, TheResponderIsToldThatAFormWasAnswered) {
  ASSERT_TRUE(answer("client-2", R"({"rating":4})"));
  service.pass(100ms);
  const Prompt& prompt = service.responder.prompts.back();
  ASSERT_TRUE(prompt.answer);
  EXPECT_EQ(prompt.answer->form, "csat");
  EXPECT_EQ(prompt.history.back().extra, csatExtra());
}

TEST_F(FormAnswerTest, TheSameClientIdGetsTheSameAnswerThoughTheFormIsAnsweredNow) {
  const auto first = answer("client-2", R"({"rating":4})");
  const auto again = answer("client-2", R"({"rating":4})");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->id, first->id);
}

TEST_F(FormAnswerTest, AFormIsAnsweredOnce) {
  ASSERT_TRUE(answer("client-2", R"({"rating":4})"));
  EXPECT_EQ(reasonOf(answer("client-3", R"({"rating":5})")), Reason::Answered);
  EXPECT_EQ(service.telemetry.accepted, 2);
}

TEST_F(FormAnswerTest, ValuesThatDoNotFitAreRefusedAndNothingIsStored) {
  const auto refused = answer("client-2", R"({"rating":6})");
  ASSERT_FALSE(refused);
  EXPECT_EQ(reasonOf(refused), Reason::Invalid);
  EXPECT_EQ(std::get<AnswerRefused>(refused.error()).issues.at(0).field, "rating");
  EXPECT_EQ(service.telemetry.accepted, 1);
  EXPECT_TRUE(answer("client-2", R"({"rating":5})")) << "it may be mended";
}

TEST_F(FormAnswerTest, OnlyAFormOfTheVisitorsOwnConversationCanBeAnswered) {
  const Pass other = service.visitor();
  service.say(other, "client-1");
  EXPECT_EQ(reasonOf(answer("client-2", R"({"rating":4})", other, form.id)), Reason::UnknownForm);
  EXPECT_EQ(reasonOf(answer("client-2", R"({"rating":4})", pass, "m_none")), Reason::UnknownForm);
  EXPECT_EQ(reasonOf(answer("client-2", R"({"rating":4})", pass, "")), Reason::UnknownForm);
  const std::string question = service.all(pass).front().id;
  EXPECT_EQ(reasonOf(answer("client-2", "{}", pass, question)), Reason::UnknownForm);
}

TEST_F(FormAnswerTest, TheEndIsSaidWithoutBeingAskedForAndMoreThanOnce) {
  service.responder.extra.clear();
  for (const std::string id : {"client-2", "client-3"}) {
    const auto said = answer(id, R"({"what":"is not asked"})", pass, "end");
    ASSERT_TRUE(said);
    EXPECT_EQ(*said->answer, (FormAnswer{id, "end", "{}"}));
    service.pass(100ms);
    EXPECT_EQ(service.responder.prompts.back().answer->form, "end");
  }
}

TEST_F(FormAnswerTest, AllOfItIsThereAfterARestart) {
  ASSERT_TRUE(answer("client-2", R"({"rating":4})"));
  Service next(folder);
  EXPECT_EQ(next.all(pass).at(1).extra, csatExtra());
  EXPECT_EQ(next.all(pass).at(2).answer->values, R"({"rating":4})");
  const auto again =
      next.chat.say(pass, {"client-9", "*", "", FormAnswer{form.id, {}, R"({"rating":1})"}}, next.steady);
  EXPECT_EQ(reasonOf(again), Reason::Answered);
}

}  // namespace
}  // namespace pipit::server
