#include <gtest/gtest.h>

#include "support/AdminClient.h"

namespace {

namespace json = boost::json;

// Agents and visitors of the real program.
class ConsoleTest : public ::testing::Test {
 protected:
  static constexpr const char* kPassword = "correct horse battery";

  AdminClient join(std::string_view name, std::string_view site) const {
    const AdminClient admin(service.port, "admin", service.adminPassword);
    const json::object user{
        {"name", name}, {"role", "agent"}, {"password", kPassword}, {"sites", json::array{site}}};
    EXPECT_EQ(admin.post("users", user).status, 201);
    return AdminClient(service.port, name, kPassword);
  }

  // A visitor who was answered, and the route of what they said.
  std::string greet(const Visitor& visitor) const {
    visitor.say("client-1", "hello");
    (void)visitor.follow(0)->readUntil(R"("change":3)");
    return "conversations/" + visitor.conversation;
  }

  static json::object said(std::string_view clientId, std::string_view text) {
    return {{"clientId", clientId}, {"text", text}};
  }

  Pipitd service{{"--answer-pace", "0", "--agent-away", "1"}};
};

TEST_F(ConsoleTest, AnAgentTalksWithAVisitor) {
  const AdminClient ada = join("ada@shop.example", "demo-shop"), bob = join("bob", "demo-shop");
  const Visitor visitor(service);
  const std::string route = greet(visitor);
  EXPECT_EQ(errorCode(ada.post(route + "/messages", said("client-a", "hi"))), "conversation.free");
  const auto claimed = ada.post(route + "/claim", {});
  ASSERT_EQ(claimed.status, 200) << claimed.body;
  EXPECT_EQ(json::parse(claimed.body).at("conversation").at("holder").at("name").as_string(), "ada")
      << "nobody shows visitors an address";
  const auto refused = bob.post(route + "/claim", {});
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(errorCode(refused), "conversation.held");
  EXPECT_TRUE(refused.body.contains("ada@shop.example")) << refused.body;
  EXPECT_EQ(errorCode(bob.post(route + "/messages", said("client-b", "hi"))), "conversation.held");
  const auto stream = visitor.follow(3);
  ASSERT_EQ(ada.post(route + "/typing", {{"isTyping", true}}).status, 200);
  EXPECT_TRUE(stream->readUntil("event: typing").contains(R"("kind":"joined","name":"ada")"));
  const auto answered = ada.post(route + "/messages", said("client-a", "Here I am"));
  ASSERT_EQ(answered.status, 201) << answered.body;
  EXPECT_EQ(ada.post(route + "/messages", said("client-a", "Here I am")).body, answered.body);
  EXPECT_TRUE(stream->readUntil("Here I am").contains(R"("author":"agent")"));
  const auto typing = request(service.port, "POST", "/api/typing", "", bearer(visitor.token));
  EXPECT_EQ(typing.body, R"({"isSeen":true})");
  const auto seen = ada.read(route);
  EXPECT_TRUE(seen.at("conversation").at("isTyping").as_bool());
  EXPECT_EQ(seen.at("messages").as_array().size(), 4U);
  const auto change = std::to_string(seen.at("change").as_int64() - 1);
  EXPECT_EQ(ada.read(route + "?after=" + change).at("messages").as_array().size(), 1U);
  ASSERT_EQ(ada.post(route + "/notes", {{"text", "wants a refund"}}).status, 201);
  const auto transcript = ada.get(route + "/transcript");
  EXPECT_TRUE(transcript.body.contains("Here I am")) << transcript.body;
  EXPECT_FALSE(transcript.body.contains("refund")) << "notes are nobody else's";
  EXPECT_EQ(visitor.history().size(), 4U);
  const auto back = ada.post(route + "/handback", {{"reason", "done"}});
  ASSERT_EQ(back.status, 200) << back.body;
  EXPECT_TRUE(json::parse(back.body).at("conversation").at("holder").is_null());
  EXPECT_TRUE(stream->readUntil(R"("kind":"left")").contains("has left"));
  EXPECT_EQ(errorCode(ada.post(route + "/release", {})), "conversation.free");
  visitor.say("client-2", "a ring under $300");
  EXPECT_TRUE(stream->readUntil(R"("author":"assistant")").contains("assistant"));
  const AdminClient admin(service.port, "admin", service.adminPassword);
  EXPECT_EQ(admin.read("audit?kind=conversation").at("entries").as_array().size(), 2U);
}

TEST_F(ConsoleTest, AClaimOutlivesTheServiceAndLapsesWithoutItsAgent) {
  const AdminClient ada = join("ada", "demo-shop"), bob = join("bob", "demo-shop");
  const Visitor visitor(service);
  const std::string route = greet(visitor);
  ASSERT_EQ(ada.post(route + "/claim", {{"name", "Ada of rings"}}).status, 200);
  (void)service.stop();
  service.start();
  Visitor again = visitor;
  again.port = service.port;
  const auto stream = again.follow(4);
  EXPECT_TRUE(stream->readUntil("Ada of rings has left").contains(R"("kind":"left")"));
  AdminClient other(service.port, "bob", kPassword);
  EXPECT_EQ(errorCode(other.post(route + "/claim", {})), "conversation.held");
  EXPECT_FALSE(other.read(route).at("conversation").at("holder").at("isHere").as_bool());
  EXPECT_EQ(other.read("conversations?filter=waiting").at("conversations").as_array().size(), 1U);
  ASSERT_EQ(other.post(route + "/claim", {{"takeOver", true}}).status, 200);
  ASSERT_EQ(other.post(route + "/release", {}).status, 200);
  EXPECT_TRUE(other.read(route).at("conversation").at("holder").is_null());
  ASSERT_EQ(other.post(route + "/claim", {}).status, 200);
  ASSERT_EQ(other.post(route + "/close", {}).status, 200);
  EXPECT_TRUE(other.read("conversations?filter=waiting").at("conversations").as_array().empty());
}

TEST_F(ConsoleTest, NobodyOfAnotherSiteSeesAConversation) {
  const Visitor visitor(service);
  const std::string route = greet(visitor);
  const AdminClient stranger = join("eve", "elsewhere");
  for (const char* part : {"", "/transcript"})
    EXPECT_EQ(errorCode(stranger.get(route + part)), "admin.site") << part;
  for (const char* part : {"/claim", "/release", "/handback", "/close", "/messages", "/notes", "/typing"})
    EXPECT_EQ(errorCode(stranger.post(route + part, said("client-e", "x"))), "admin.site") << part;
  EXPECT_TRUE(stranger.read("conversations").at("conversations").as_array().empty());
  EXPECT_EQ(errorCode(stranger.get("conversations/c_none")), "conversation.unknown");
}

TEST_F(ConsoleTest, CannedAnswersAreOfASite) {
  const AdminClient ada = join("ada", "demo-shop"), eve = join("eve", "elsewhere");
  const json::object answer{{"site", "demo-shop"}, {"name", "hours"}, {"text", "We are here 9 to 5."}};
  const auto added = ada.post("canned-answers", answer);
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(errorCode(ada.post("canned-answers", answer)), "canned.exists");
  EXPECT_EQ(errorCode(eve.post("canned-answers", answer)), "admin.site");
  const AdminClient admin(service.port, "admin", service.adminPassword);
  json::object other = answer;
  other["site"] = "nowhere";
  EXPECT_EQ(errorCode(admin.post("canned-answers", other)), "site.unknown");
  other = {{"site", "demo-shop"}, {"name", "two words"}, {"text", " "}};
  EXPECT_EQ(json::parse(ada.post("canned-answers", other).body).at("error").at("issues").as_array().size(),
            2U);
  EXPECT_EQ(ada.read("canned-answers").at("answers").as_array().size(), 1U);
  EXPECT_TRUE(eve.read("canned-answers").at("answers").as_array().empty());
  const std::string route =
      "canned-answers/" + std::to_string(json::parse(added.body).at("answer").at("id").as_int64());
  EXPECT_EQ(errorCode(eve.ask("DELETE", route, {})), "admin.site");
  EXPECT_EQ(ada.ask("DELETE", route, {}).status, 200);
  EXPECT_EQ(errorCode(ada.ask("DELETE", route, {})), "canned.unknown");
}

TEST_F(ConsoleTest, WhatIsNoneOfThatIsRefused) {
  const AdminClient ada = join("ada", "demo-shop");
  const Visitor visitor(service);
  const std::string route = greet(visitor);
  const auto code = [&](std::string_view part, const json::object& body) {
    return errorCode(ada.post(route + std::string(part), body));
  };
  EXPECT_EQ(code("/claim", {{"name", std::string(41, 'a')}}), "validation.range");
  EXPECT_EQ(code("/claim", {{"name", "a\nb"}}), "validation.range");
  ASSERT_EQ(ada.post(route + "/claim", {}).status, 200);
  EXPECT_EQ(code("/messages", said("short", "x")), "validation.range");
  EXPECT_EQ(code("/messages", said("client-a", std::string(5'001, 'x'))), "validation.range");
  EXPECT_EQ(code("/notes", {{"text", std::string(2'001, 'x')}}), "validation.range");
  EXPECT_EQ(code("/typing", {{"isTyping", "yes"}}), "validation.range");
  EXPECT_EQ(errorCode(ada.get("conversations?filter=some")), "validation.range");
  EXPECT_EQ(errorCode(ada.get("conversations?cursor=x")), "validation.range");
  EXPECT_EQ(errorCode(ada.get(route + "?before=0")), "validation.range");
  EXPECT_EQ(request(service.port, "POST", "/api/typing", "", "").status, 401);
}

}  // namespace
