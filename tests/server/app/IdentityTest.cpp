#include <gtest/gtest.h>

#include "support/Pipitd.h"
#include "support/Proof.h"

namespace {

// Who a visitor is, as clients say it: docs/protocol.md.
class IdentityRoutesTest : public ::testing::Test {
 protected:
  HttpAnswer session(std::string_view identity, std::string_view headers = {}) const {
    return request(service.port, "POST", "/api/session",
                   R"({"site":"demo-shop","identity":)" + std::string(identity) + "}", headers);
  }
  std::string key(std::vector<std::string> more = {}) const {
    std::vector<std::string> words = {PIPITD, "site", "key", "demo-shop", "--database", service.database()};
    words.insert(words.end(), more.begin(), more.end());
    const auto done = run(words);
    EXPECT_EQ(done.status, 0) << done.output;
    return done.output.substr(0, 64);
  }
  static std::string proven(std::string_view id, std::string_view key) {
    return R"({"id":")" + std::string(id) + R"(","hash":")" + proofOf(id, key) + R"("})";
  }
  static std::string conversationIn(const HttpAnswer& answer) {
    return std::string(boost::json::parse(answer.body).at("conversation").as_string());
  }
  static std::string tokenIn(const HttpAnswer& answer) {
    return std::string(boost::json::parse(answer.body).at("token").as_string());
  }

  Pipitd service{std::vector<std::string>{"--session-rate", "0"}};
};

TEST_F(IdentityRoutesTest, TheSamePersonHasTheSameConversationAfterARestartAndARotatedKey) {
  const std::string before = key();
  const std::string first = conversationIn(session(proven("u1", before)));
  const std::string after = key({"--rotate"});
  EXPECT_NE(after, before);
  service.stop();
  service.start();
  EXPECT_EQ(conversationIn(session(proven("u1", before))), first);
  EXPECT_EQ(conversationIn(session(proven("u1", after))), first);
  EXPECT_EQ(key({"--retire"}), after);
  EXPECT_EQ(session(proven("u1", before)).status, 403);
}

TEST_F(IdentityRoutesTest, AWrongHashIsRefusedByName) {
  key();
  for (const char* hash : {R"("")", R"("00")", "7", "[]", "{}"}) {
    const auto answer = session(R"({"id":"u1","hash":)" + std::string(hash) + "}");
    const bool isNone = std::string_view(hash) == R"("")";
    EXPECT_EQ(answer.status, isNone ? 200 : 403) << hash;
    EXPECT_EQ(answer.body.contains(R"("code":"identity")"), !isNone) << answer.body;
  }
}

TEST_F(IdentityRoutesTest, WhatDoesNotFitIsNamed) {
  const std::string tooLong(201, 'x');
  std::string traits;
  for (int i = 0; i < 33; ++i) traits += (i == 0 ? "\"t" : ",\"t") + std::to_string(i) + "\":1";
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"identity", "7"},
      {"identity.id", "{}"},
      {"identity.id", R"({"id":7})"},
      {"identity.id", R"({"id":" "})"},
      {"identity.id", R"({"id":")" + std::string(129, 'x') + R"("})"},
      {"identity.name", R"({"id":"u","name":")" + tooLong + R"("})"},
      {"identity.email", R"({"id":"u","email":7})"},
      {"identity.phone", R"({"id":"u","phone":[]})"},
      {"identity.traits", R"({"id":"u","traits":[]})"},
      {"identity.traits", R"({"id":"u","traits":{"a":{}}})"},
      {"identity.traits", R"({"id":"u","traits":{"a":null}})"},
      {"identity.traits", R"({"id":"u","traits":{)" + traits + "}}"},
      {"identity.traits", R"({"id":"u","traits":{"a":")" + std::string(4096, 'x') + R"("}})"},
  };
  for (const auto& [field, identity] : bad) {
    const auto answer = session(identity);
    EXPECT_EQ(answer.status, 400) << identity;
    EXPECT_TRUE(answer.body.contains("\"field\":\"" + field + "\"")) << answer.body;
  }
  EXPECT_EQ(session(R"({"id":")" + std::string(128, 'x') +
                    R"(","name":null,"traits":{"a":1.5,"b":true,"c":"d"},"other":{}})")
                .status,
            200);
  EXPECT_EQ(session("null").status, 200);
}

TEST_F(IdentityRoutesTest, AnEndedSessionIsOverEverywhere) {
  const Visitor visitor(service);
  ASSERT_EQ(visitor.say("client-1", "hello").status, 202);
  const auto stream = visitor.follow(0);
  (void)stream->readUntil(R"("change":1)");
  const auto end = [&] {
    return request(service.port, "POST", "/api/session/end", {}, bearer(visitor.token)).status;
  };
  EXPECT_EQ(end(), 200);
  (void)stream->readAll();
  EXPECT_TRUE(stream->isClosedByPeer());
  EXPECT_EQ(end(), 401);
  EXPECT_EQ(visitor.say("client-2", "again").status, 401);
  service.stop();
  service.start();
  EXPECT_EQ(request(service.port, "GET", "/api/events", {}, bearer(visitor.token)).status, 401);
}

TEST_F(IdentityRoutesTest, ThePagesContextIsAnObjectOfModestSize) {
  const Visitor visitor(service);
  int count = 0;
  const auto say = [&](const std::string& context) {
    const std::string body =
        R"({"text":"x","clientId":"client-)" + std::to_string(++count) + R"(","context":)" + context + "}";
    return request(service.port, "POST", "/api/chat", body, bearer(visitor.token));
  };
  for (const std::string& bad : {std::string("7"), std::string("[]"), std::string(R"({"a":[[[[[]]]]]})"),
                                 R"({"a":")" + std::string(16382, 'x') + R"("})"}) {
    const auto refused = say(bad);
    EXPECT_EQ(refused.status, 400) << bad.substr(0, 30);
    EXPECT_TRUE(refused.body.contains(R"("field":"context")")) << refused.body;
  }
  for (const std::string& good :
       {std::string("null"), std::string("{}"), std::string(R"({"a":[[[[1]]]],"cart":{"total":1.5}})")})
    EXPECT_EQ(say(good).status, 202) << good;
}

}  // namespace
