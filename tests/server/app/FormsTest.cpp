#include <gtest/gtest.h>

#include "support/Pipitd.h"

namespace {

// Forms as clients see them: docs/forms.md.
class FormsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    service_ = std::make_unique<Pipitd>(std::vector<std::string>{"--answer-pace", "0"});
  }
  static void TearDownTestSuite() { service_.reset(); }

  FormsTest() {
    visitor.say("client-1", "hello");
    (void)visitor.follow(0)->readUntil(R"("change":3)");
    visitor.say("client-2", "that's all, thanks");
    (void)visitor.follow(3)->readUntil(R"("change":6)");
    form = visitor.history().back().as_object();
  }

  HttpAnswer post(std::string_view clientId, std::string_view answer) const {
    const std::string body = R"({"text":"****","clientId":")" + std::string(clientId) + R"(","answer":)" +
                             std::string(answer) + "}";
    return request(service_->port, "POST", "/api/chat", body, bearer(visitor.token));
  }
  std::string answer(std::string_view values) const {
    return R"({"to":")" + std::string(form.at("id").as_string()) + R"(","values":)" + std::string(values) +
           "}";
  }

  static std::unique_ptr<Pipitd> service_;
  Visitor visitor{*service_};
  boost::json::object form;
};

std::unique_ptr<Pipitd> FormsTest::service_;

TEST_F(FormsTest, QuickRepliesAndFormsComeAsObjects) {
  EXPECT_EQ(form.at("extra").at("form").as_string(), "csat");
  const auto greeting = visitor.history().at(1);
  EXPECT_EQ(greeting.at("extra").at("kind").as_string(), "replies");
  EXPECT_FALSE(visitor.history().at(0).as_object().contains("extra"));
}

TEST_F(FormsTest, AnAnswerIsTakenOnceAndComesBackWithItsMessage) {
  EXPECT_EQ(post("client-3", answer(R"({"rating":5})")).status, 202);
  EXPECT_EQ(post("client-3", answer(R"({"rating":5})")).status, 202);
  const auto again = post("client-4", answer(R"({"rating":5})"));
  EXPECT_EQ(again.status, 409);
  EXPECT_TRUE(again.body.contains(R"("code":"form.answered")"));
  (void)visitor.follow(6)->readUntil(R"("change":9)");
  const auto messages = visitor.history();
  ASSERT_EQ(messages.size(), 6U);
  EXPECT_EQ(messages.at(4).at("answer").at("form").as_string(), "csat");
  EXPECT_EQ(messages.at(4).at("answer").at("values").at("rating").as_int64(), 5);
  EXPECT_EQ(messages.at(5).at("extra").at("form").as_string(), "nps");
}

TEST_F(FormsTest, WhatIsWrongIsSaidFieldByField) {
  const auto refused = post("client-3", answer(R"({"rating":6,"stars":1})"));
  EXPECT_EQ(refused.status, 400);
  EXPECT_TRUE(refused.body.contains(R"("code":"form.invalid")"));
  EXPECT_TRUE(refused.body.contains(R"("field":"answer.values.rating","code":"validation.range")"));
  EXPECT_TRUE(refused.body.contains(R"("field":"answer.values.stars","code":"validation.unknown")"));
}

TEST_F(FormsTest, WhatIsNoAnswerIsRefused) {
  const auto unknown = post("client-3", R"({"to":"m_none","values":{}})");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_TRUE(unknown.body.contains(R"("code":"form.unknown")"));
  const std::string long_ = R"({"to":"m","values":{"a":")" + std::string(4'096, 'x') + R"("}})";
  for (const std::string& malformed :
       {std::string("1"), std::string("[]"), std::string("\"x\""), std::string("{}"),
        std::string(R"({"to":"m"})"), std::string(R"({"to":1,"values":{}})"),
        std::string(R"({"to":"m","values":[]})"), long_}) {
    const auto refused = post("client-3", malformed);
    EXPECT_EQ(refused.status, 400) << malformed;
    EXPECT_TRUE(refused.body.contains(R"("field":"answer")")) << malformed;
  }
}

}  // namespace
