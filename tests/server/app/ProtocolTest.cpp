#include <gtest/gtest.h>

#include <algorithm>

#include "support/Pipitd.h"

namespace {

using namespace std::chrono_literals;

// What docs/protocol.md says of every route.
class ProtocolTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    service_ = std::make_unique<Pipitd>(std::vector<std::string>{"--answer-pace", "0"});
  }
  static void TearDownTestSuite() { service_.reset(); }

  static std::string historyOf(const Visitor& visitor) {
    return "/api/conversations/" + visitor.conversation + "/messages";
  }

  // Only the header of a stream's answer is waited for.
  static HttpAnswer headerOf(std::string_view method, std::string_view path, std::string_view headers) {
    RawSocket socket(service_->port);
    socket.send(std::string(method) + ' ' + std::string(path) + " HTTP/1.1\r\nHost: t\r\n" +
                "Connection: close\r\n" + std::string(headers) + "\r\n");
    return parseAnswer(socket.readUntil("\r\n\r\n"));
  }

  static std::unique_ptr<Pipitd> service_;
};

std::unique_ptr<Pipitd> ProtocolTest::service_;

TEST_F(ProtocolTest, ALastEventIdThatIsNoNumberCountsAsNone) {
  const Visitor visitor(*service_);
  visitor.say("client-1", "hello");
  (void)visitor.follow(0)->readUntil(R"("change":3)");
  for (const char* id :
       {"x", "", "-1", "+1", "1.5", "0x1", "9223372036854775808", "99999999999999999999999999"}) {
    RawSocket socket(service_->port);
    socket.send("GET /api/events HTTP/1.1\r\nHost: t\r\nLast-Event-ID: " + std::string(id) + "\r\n" +
                bearer(visitor.token) + "\r\n");
    const std::string events = socket.readUntil(R"("change":3)");
    EXPECT_TRUE(events.starts_with("HTTP/1.1 200 ")) << id;
    EXPECT_TRUE(events.contains("id: 1\n") && events.contains("id: 3\n")) << id;
  }
}

TEST_F(ProtocolTest, HeadGivesTheHeadersOfGetOnEveryRouteThatTakesIt) {
  const Visitor visitor(*service_);
  for (const std::string& path :
       {std::string("/api/events"), historyOf(visitor), std::string("/api/widget/config?site=demo-shop"),
        std::string("/api/widget/config?site=none"), std::string("/api/health"),
        std::string("/api/health/ready"), std::string("/frame/?site=demo-shop")}) {
    const std::string who = bearer(visitor.token);
    HttpAnswer head = headerOf("HEAD", path, who), get = headerOf("GET", path, who);
    for (HttpAnswer* answer : {&head, &get}) {
      answer->headers.erase("date");
      answer->headers.erase("x-request-id");
    }
    EXPECT_EQ(head.status, get.status) << path;
    EXPECT_EQ(head.headers, get.headers) << path;
  }
}

TEST_F(ProtocolTest, HeadOpensNoStream) {
  const Visitor visitor(*service_);
  visitor.say("client-1", "hello");
  RawSocket socket(service_->port);
  socket.send("HEAD /api/events HTTP/1.1\r\nHost: t\r\n" + bearer(visitor.token) + "\r\n");
  EXPECT_TRUE(socket.readAll().ends_with("\r\n\r\n"));
  EXPECT_TRUE(socket.isClosedByPeer());
  EXPECT_EQ(headerOf("HEAD", "/api/events", "").status, 401);
}

TEST_F(ProtocolTest, EveryRouteOfTheApiNamesTheMethodsThatItTakes) {
  for (const auto& [path, methods] : {std::pair{"/api/events", "GET, HEAD"},
                                      {"/api/widget/config", "GET, HEAD"},
                                      {"/api/conversations/c/messages", "GET, HEAD"},
                                      {"/api/health", "GET, HEAD"},
                                      {"/api/metrics", "GET, HEAD"},
                                      {"/api/monitoring/widget", "GET, HEAD, POST"},
                                      {"/api/session", "POST"},
                                      {"/api/session/end", "POST"},
                                      {"/api/chat", "POST"}}) {
    const bool isRead = std::string_view(methods).starts_with("GET");
    const bool isBoth = std::string_view(methods).ends_with("POST") && isRead;
    for (const char* method : {"DELETE", "OPTIONS", isBoth ? "PUT" : isRead ? "POST" : "HEAD"}) {
      const auto refused = request(service_->port, method, path);
      EXPECT_EQ(refused.status, 405) << method << ' ' << path;
      EXPECT_EQ(refused.headers.at("allow"), methods) << method << ' ' << path;
    }
  }
}

TEST_F(ProtocolTest, ABrokenEscapeInAQueryIsNamed) {
  const Visitor visitor(*service_);
  const auto get = [&](const std::string& target) {
    return request(service_->port, "GET", target, {}, bearer(visitor.token));
  };
  const std::vector<std::pair<std::string, std::string>> parameters = {{historyOf(visitor), "limit"},
                                                                       {historyOf(visitor), "before"},
                                                                       {"/api/widget/config", "site"},
                                                                       {"/frame/", "site"}};
  for (const auto& [path, name] : parameters) {
    for (const char* value : {"%zz", "1%", "1%2", "%-1"}) {
      const auto refused = get(path + "?" + name + "=" + value);
      EXPECT_EQ(refused.status, 400) << path << name << value;
      EXPECT_TRUE(refused.body.contains("{\"field\":\"" + name + "\",\"code\":\"validation.range\""))
          << refused.body;
    }
  }
  const std::string strange = historyOf(visitor) + "?limit=%31&other=%zz";
  EXPECT_EQ(exchange(service_->port, "GET", strange, {}, bearer(visitor.token)).status, 200);
}

TEST_F(ProtocolTest, ATextThatShowsNothingIsRefused) {
  const Visitor visitor(*service_);
  for (const char* text :
       {" \t\r\n", "\u3000\u00A0", "\u200B\u200D\uFEFF", "\u2060 \u00AD\u034F", "\u3164"}) {
    const auto refused = visitor.say("client-1", text);
    EXPECT_EQ(refused.status, 400) << text;
    EXPECT_TRUE(refused.body.contains(R"({"field":"text","code":"validation.range")")) << refused.body;
  }
  EXPECT_EQ(visitor.say("client-2", "\u200Dx").status, 202);
  EXPECT_EQ(visitor.history().front().at("text").as_string(), "\u200Dx");
}

TEST_F(ProtocolTest, ARequestWhoseEndProxiesMayReadInAnotherWayIsRefused) {
  const std::string post = "POST /api/session HTTP/1.1\r\nHost: t\r\n";
  const std::string second = "GET /api/health HTTP/1.1\r\nHost: t\r\n\r\n";
  for (const char* header :
       {"Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: gzip\r\nContent-Length: 0\r\n",
        "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n"}) {
    RawSocket socket(service_->port);
    socket.send(post + header + "\r\n" + second);
    const std::string answers = socket.readAll();
    EXPECT_TRUE(answers.starts_with("HTTP/1.1 400 ")) << header << answers;
    EXPECT_FALSE(answers.contains(R"("status":"ok")")) << header;
  }
}

TEST_F(ProtocolTest, ARequestNamesOneHost) {
  EXPECT_EQ(headerOf("GET", "/api/health", "").status, 200);
  EXPECT_EQ(headerOf("GET", "/api/health", "Host: other\r\n").status, 400);
  RawSocket none(service_->port), old(service_->port);
  none.send("GET /api/health HTTP/1.1\r\n\r\n");
  EXPECT_EQ(parseAnswer(none.readAll()).status, 400);
  old.send("GET /api/health HTTP/1.0\r\n\r\n");
  EXPECT_EQ(parseAnswer(old.readAll()).status, 200);
}

}  // namespace
