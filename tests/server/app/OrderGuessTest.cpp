#include <gtest/gtest.h>

#include "support/Pipitd.h"
#include "support/ShopOrders.h"

namespace {

namespace json = boost::json;

constexpr std::string_view kTooMany = "Too many details of orders";

// The proof of an order, guessed in conversations. The order is 10001, of mara@example.com, SW1A 1AA.
class OrderGuessTest : public ::testing::Test {
 protected:
  void serve(std::vector<std::string> more = {}) {
    orders_.write("orders.json", shopOrders());
    more.insert(more.end(), {"--orders", orders_.path("orders.json"), "--answer-pace", "0", "--session-rate",
                             "0", "--chat-rate", "0"});
    service_ = std::make_unique<Pipitd>(more);
  }

  // A conversation, turn by turn.
  struct Talk {
    explicit Talk(const Pipitd& service) : visitor(service) {}

    json::object say(const std::string& text, json::object answer = {}) {
      json::object body{{"clientId", "client-" + std::to_string(++said)}, {"text", text}};
      if (!answer.empty()) body["answer"] = std::move(answer);
      const auto taken =
          request(visitor.port, "POST", "/api/chat", json::serialize(body), bearer(visitor.token));
      EXPECT_EQ(taken.status, 202) << taken.body;
      (void)visitor.follow(3 * (said - 1))->readUntil("\"change\":" + std::to_string(3 * said));
      return visitor.history().back().as_object();
    }
    json::object fillIn(const json::object& form, json::object values) {
      return say("a form", {{"to", form.at("id")}, {"values", std::move(values)}});
    }

    Visitor visitor;
    int said = 0;
  };

  static bool isHeldBack(const json::object& answer) {
    return std::string_view(answer.at("text").as_string()).starts_with(kTooMany);
  }
  static bool showsOrder(const json::object& answer) {
    const json::value* extra = answer.if_contains("extra");
    return extra != nullptr && extra->at("kind").as_string() == "order";
  }

  HttpAnswer askByRoute(const Visitor& visitor) const {
    return request(service_->port, "POST", "/api/support/order-status",
                   R"({"orderId":"10001","email":"mara@example.com"})",
                   bearer(visitor.token) + "Content-Type: application/json\r\n");
  }

  TemporaryFolder orders_;
  std::unique_ptr<Pipitd> service_;
};

TEST_F(OrderGuessTest, WhoKnowsItIsShownTheOrder) {
  serve();
  EXPECT_TRUE(showsOrder(Talk(*service_).say("order 10001 mara@example.com")));
  Talk talk(*service_);
  EXPECT_TRUE(
      showsOrder(talk.fillIn(talk.say("where is my order?"), {{"order", "10001"}, {"postal", "SW1A 1AA"}})));
}

TEST_F(OrderGuessTest, AnAddressHasSoManyGuessesInAllItsConversations) {
  serve();
  int compared = 0;
  for (int session = 0; session < 10; ++session) {
    Talk talk(*service_);
    for (int guess = 0; guess < 3; ++guess)
      compared += !isHeldBack(talk.say("order " + std::to_string(10'100 + 3 * session + guess) + " 90000"));
  }
  EXPECT_GE(compared, 20);
  EXPECT_LE(compared, 22) << "20 a minute, and the test may take some seconds";

  Talk talk(*service_);
  EXPECT_EQ(askByRoute(talk.visitor).status, 429) << "both take from one limit";
  EXPECT_TRUE(isHeldBack(talk.say("order 10001 mara@example.com")));
  EXPECT_FALSE(showsOrder(talk.say("where is my order?"))) << "nor is it looked at later";
  EXPECT_EQ(talk.say("I want to return it").at("extra").at("form").as_string(), "track_return");
  EXPECT_FALSE(isHeldBack(talk.say("a ring under $300"))) << "all else is answered";
}

TEST_F(OrderGuessTest, AFormIsAGuessAsWell) {
  serve({"--order-rate", "1/1"});
  const json::object right{{"order", "10001"}, {"postal", "SW1A 1AA"}};
  Talk first(*service_), second(*service_);
  const auto form = first.fillIn(first.say("where is my order?"), {{"order", "10001"}, {"postal", "90000"}});
  EXPECT_FALSE(isHeldBack(form));
  EXPECT_TRUE(isHeldBack(first.fillIn(form, right)));
  EXPECT_TRUE(isHeldBack(second.fillIn(second.say("I want to return something"), right)));
}

TEST_F(OrderGuessTest, WhatIsSaidBitByBitIsAGuess) {
  serve({"--order-rate", "1/1"});
  Talk talk(*service_);
  talk.say("where is order 10001");
  EXPECT_FALSE(isHeldBack(talk.say("90000")));
  EXPECT_TRUE(isHeldBack(talk.say("mara@example.com")));
}

TEST_F(OrderGuessTest, TheRouteTakesWhatConversationsWouldHave) {
  serve({"--order-rate", "1/1"});
  Talk talk(*service_);
  EXPECT_EQ(askByRoute(talk.visitor).status, 200);
  EXPECT_TRUE(isHeldBack(talk.say("order 10001 mara@example.com")));
}

TEST_F(OrderGuessTest, AnOrderHasSoManyWrongOnesFromWhereverTheyCome) {
  serve({"--trust-forwarded"});
  const auto from = [](int address) {
    return "X-Forwarded-For: 192.0.2." + std::to_string(address) + "\r\n";
  };
  const Visitor visitor(*service_);
  const auto ask = [&](int address, std::string_view body) {
    return request(service_->port, "POST", "/api/support/order-status", body,
                   bearer(visitor.token) + "Content-Type: application/json\r\n" + from(address));
  };
  constexpr std::string_view kRight = R"({"orderId":"10001","email":"mara@example.com"})";
  for (int address = 1; address <= 9; ++address)
    EXPECT_EQ(ask(address, R"({"orderId":"GG-10001","postalCode":"90000"})").status, 404);
  EXPECT_EQ(ask(10, kRight).status, 200) << "a right one does not count";
  Talk talk(*service_);
  EXPECT_FALSE(isHeldBack(talk.say("order 10001, 90001"))) << "the tenth";
  const auto closed = ask(11, kRight);
  EXPECT_EQ(closed.status, 429);
  EXPECT_TRUE(closed.headers.contains("retry-after"));
  EXPECT_TRUE(isHeldBack(Talk(*service_).say("order 10001, mara@example.com")));
  EXPECT_TRUE(showsOrder(Talk(*service_).say("order 10002, mara@example.com"))) << "another order";
}

}  // namespace
