#include <gtest/gtest.h>

#include "support/Pipitd.h"

namespace {

using namespace std::chrono_literals;

class ConversationTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    service_ = std::make_unique<Pipitd>(std::vector<std::string>{"--answer-pace", "5"});
  }
  static void TearDownTestSuite() { service_.reset(); }

  HttpAnswer get(std::string_view path, std::string_view headers = {}) const {
    return request(service_->port, "GET", path, {}, headers);
  }

  static std::unique_ptr<Pipitd> service_;
};

std::unique_ptr<Pipitd> ConversationTest::service_;

TEST_F(ConversationTest, AFollowerSeesTheQuestionTheGrowingAnswerAndItsEnd) {
  const Visitor visitor(*service_);
  const auto stream = visitor.follow(0);
  ASSERT_TRUE(stream->readUntil("\r\n\r\n").contains("Content-Type: text/event-stream"));
  EXPECT_EQ(visitor.say("client-1", "a ring under $300").status, 202);
  const std::string events = stream->readUntil(R"("change":3)");
  EXPECT_TRUE(events.contains("id: 1\nevent: message"));
  EXPECT_TRUE(events.contains("id: 2\nevent: message"));
  EXPECT_TRUE(events.contains("event: delta"));
  EXPECT_TRUE(events.contains("id: 3\nevent: message"));
}

TEST_F(ConversationTest, AStreamResumesAfterTheLastChangeThatWasSeen) {
  const Visitor visitor(*service_);
  visitor.say("client-1", "hello");
  (void)visitor.follow(0)->readUntil(R"("change":3)");
  const std::string events = visitor.follow(1)->readUntil(R"("change":3)");
  EXPECT_FALSE(events.contains("id: 1\n"));
  EXPECT_TRUE(events.contains("id: 3\n"));
}

TEST_F(ConversationTest, NobodySeesAnothersConversation) {
  const Visitor one(*service_), two(*service_);
  one.say("client-1", "private words");
  EXPECT_EQ(two.history().size(), 0U);
  const auto foreign = get("/api/conversations/" + one.conversation + "/messages", bearer(two.token));
  EXPECT_EQ(foreign.status, 404);
  EXPECT_TRUE(foreign.body.contains(R"("code":"not_found")"));
  EXPECT_FALSE(two.follow(0)->readUntil("private", 200ms).contains("private"));
}

TEST_F(ConversationTest, TheSameClientIdGetsTheSameAnswer) {
  const Visitor visitor(*service_);
  EXPECT_EQ(visitor.say("client-1", "hello").body, visitor.say("client-1", "hello").body);
  EXPECT_EQ(visitor.say("client-2", "hello").status, 202);
}

TEST_F(ConversationTest, WhoWritesTooFastIsToldWhenToComeBack) {
  const Visitor visitor(*service_);
  HttpAnswer last;
  for (int count = 0; count < 11; ++count)
    last = visitor.say("client-" + std::to_string(100 + count), "hello");
  EXPECT_EQ(last.status, 429);
  EXPECT_TRUE(last.headers.contains("retry-after"));
}

TEST_F(ConversationTest, WithoutAValidTokenThereIsNothing) {
  const Visitor visitor(*service_);
  for (const std::string& header : {std::string(), bearer("x"), bearer(visitor.token + "A"),
                                    std::string("Authorization: Basic abc\r\n")}) {
    EXPECT_EQ(request(service_->port, "POST", "/api/chat", "{}", header).status, 401) << header;
    EXPECT_EQ(get("/api/events", header).status, 401) << header;
    EXPECT_EQ(get("/api/conversations/x/messages", header).status, 401) << header;
  }
}

TEST_F(ConversationTest, EachErrorNamesWhatIsWrong) {
  const Visitor visitor(*service_);
  const auto chat = [&](std::string_view body) {
    return request(service_->port, "POST", "/api/chat", body, bearer(visitor.token));
  };
  EXPECT_TRUE(chat("{").body.contains("validation.json"));
  EXPECT_TRUE(chat("[]").body.contains("validation.json"));
  EXPECT_TRUE(chat("{\"clientId\":\"client-1\",\"text\":\"\xFF\"}").body.contains("validation.json"));
  EXPECT_TRUE(chat("{}").body.contains("validation.missing"));
  EXPECT_TRUE(chat(R"({"clientId":"short","text":7})").body.contains(R"("field":"text")"));
  EXPECT_EQ(chat(R"({"clientId":"client-1","text":""})").status, 400);
  EXPECT_EQ(chat(R"({"clientId":"client-1","text":")" + std::string(5'001, 'x') + "\"}").status, 400);
  EXPECT_EQ(chat(R"({"clientId":"client-1","text":"x","page":1})").status, 400);
  EXPECT_EQ(chat(R"({"clientId":"client-1","text":"x","later":{"a":1}})").status, 202);
  EXPECT_EQ(
      get("/api/conversations/" + visitor.conversation + "/messages?limit=101", bearer(visitor.token)).status,
      400);
  EXPECT_EQ(
      get("/api/conversations/" + visitor.conversation + "/messages?before=0", bearer(visitor.token)).status,
      400);
}

TEST_F(ConversationTest, TheRoutesOfTheSiteKnowItsName) {
  EXPECT_TRUE(get("/api/widget/config?site=demo-shop").body.contains(R"("botName":"Assistant")"));
  EXPECT_TRUE(get("/api/widget/config?site=none").body.contains("site.unknown"));
  EXPECT_EQ(get("/frame/?site=demo-shop").status, 200);
  EXPECT_EQ(get("/frame/").status, 404);
  EXPECT_EQ(request(service_->port, "POST", "/api/session", R"({"site":"none"})").status, 404);
}

TEST_F(ConversationTest, FilesComeWithTheirHeaders) {
  const auto script = get("/pipit.js", "Accept-Encoding: br\r\n");
  EXPECT_EQ(script.body, "brotli");
  EXPECT_EQ(script.headers.at("cross-origin-resource-policy"), "cross-origin");
  EXPECT_EQ(script.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(
      get("/pipit.js", "If-None-Match: " + script.headers.at("etag") + "\r\nAccept-Encoding: br\r\n").status,
      304);
  EXPECT_EQ(get("/pipit-chat.js").body, "element()");
  EXPECT_EQ(get("/pipit-chat.js").headers.at("cache-control"), "public, max-age=45");
  for (const char* path : {"/pipit.js", "/pipit-chat.js", "/assets/host-3c4d.js", "/assets/engine-1a2b.wasm"})
    EXPECT_EQ(get(path).headers.at("access-control-allow-origin"), "*") << path;
  EXPECT_TRUE(get("/assets/host-3c4d.js").headers.at("cache-control").contains("immutable"));
  EXPECT_TRUE(get("/assets/engine-1a2b.wasm").headers.at("cache-control").contains("immutable"));
  EXPECT_EQ(get("/admin").body, "admin");
  EXPECT_EQ(get("/admin/admin-5e6f.js").body, "admin()");
  EXPECT_TRUE(get("/api/openapi.json").body.contains(R"("openapi":"3.1)"));
  EXPECT_EQ(get("/embed").headers.at("location"), "/embed/");
  EXPECT_EQ(get("/embed/rings").headers.at("location"), "/embed/rings/");
  EXPECT_EQ(get("/embed/rings/").body, "rings");
  EXPECT_TRUE(
      get("/embed/").body.contains("http://localhost:" + std::to_string(service_->port) + "/pipit.js"));
}

TEST_F(ConversationTest, HeadGivesTheLengthAndNoBody) {
  const auto head = request(service_->port, "HEAD", "/pipit.js");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.at("content-length"), "8");
  EXPECT_EQ(head.body, "");
}

TEST_F(ConversationTest, AWrongMethodIsToldTheRightOnes) {
  const auto refused = request(service_->port, "DELETE", "/pipit.js");
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.headers.at("allow"), "GET, HEAD");
  EXPECT_EQ(get("/api/chat").headers.at("allow"), "POST");
}

TEST_F(ConversationTest, TellsHowItIs) {
  EXPECT_EQ(get("/api/health").status, 200);
  EXPECT_EQ(get("/api/health/ready").status, 200);
  // Others may be asking for answers.
  const auto ready = boost::json::parse(get("/api/health/ready").body);
  EXPECT_EQ(ready.at("status").as_string(), "ok");
  EXPECT_EQ(ready.at("database").as_string(), "ok");
  const std::map<std::string, std::int64_t> bounds = {
      {"desk", 16'384}, {"slowWork", 16}, {"answers", 1'024}, {"changes", 4'096}};
  EXPECT_EQ(ready.at("queues").as_object().size(), bounds.size());
  for (const auto& [name, most] : bounds) {
    EXPECT_EQ(ready.at("queues").at(name).at("most").as_int64(), most) << name;
    EXPECT_LT(ready.at("queues").at(name).at("waiting").as_int64(), 16) << name;
  }
  EXPECT_TRUE(
      get("/api/metrics").body.contains("pipit_http_requests_total{route=\"/api/health\",status=\"200\"} 1"));
}

// Not every database keeps it.
TEST(Conversation, HasAReplacementForWhatIsNoCharacterOfAText) {
  const Pipitd service;
  const Visitor visitor(service);
  ASSERT_EQ(visitor.say("client-1", std::string_view("one\0two", 7)).status, 202);
  EXPECT_EQ(visitor.history()[0].at("text").as_string(), "one\xEF\xBF\xBDtwo");
}

}  // namespace
