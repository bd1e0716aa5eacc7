#include <gtest/gtest.h>

#include <algorithm>

#include "support/Pipitd.h"

namespace {

// Bytes that a careful client never sends. Whatever is answered, it is one answer, and the service lives on.
class HostileRequestTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    service_ = std::make_unique<Pipitd>(
        std::vector<std::string>{"--session-rate", "1/1000", "--trust-forwarded", "--chat-rate", "0"});
  }
  static void TearDownTestSuite() {
    const auto finished = service_->stop();
    EXPECT_EQ(finished.status, 0);
    EXPECT_EQ(finished.output, "") << "nothing of it is a problem of ours";
    service_.reset();
  }
  void TearDown() override { EXPECT_EQ(request(service_->port, "GET", "/api/health").status, 200); }

  static std::string exchange(std::string_view bytes) {
    RawSocket socket(service_->port);
    socket.send(bytes);
    return socket.readAll();
  }

  static int answersIn(const std::string& text) {
    int count = 0;
    for (std::size_t at = text.find("HTTP/1.1 "); at != std::string::npos;
         at = text.find("HTTP/1.1 ", at + 1))
      ++count;
    return count;
  }

  // It is refused, once, and nothing of it is taken for another request.
  static void expectRefused(const std::string& bytes, int status) {
    const std::string answers = exchange(bytes);
    EXPECT_EQ(answersIn(answers), 1) << bytes << '\n' << answers;
    EXPECT_EQ(parseAnswer(answers).status, status) << bytes;
  }

  static int say(std::string_view body) {
    const Visitor visitor(*service_);
    return request(service_->port, "POST", "/api/chat", body, bearer(visitor.token)).status;
  }

  static std::unique_ptr<Pipitd> service_;
};

std::unique_ptr<Pipitd> HostileRequestTest::service_;

constexpr const char* kSecond = "GET /api/health HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n";

TEST_F(HostileRequestTest, ABodyWithTwoEndsIsRefused) {
  const std::string begin = "POST /api/session HTTP/1.1\r\nHost: t\r\n";
  for (const char* lengths :
       {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n", "Content-Length: +5\r\n", "Content-Length: 0x5\r\n",
        "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n", "Content-Length: \r\n",
        "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity\r\n", "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding : chunked\r\n",
        "Content-Length : 5\r\n", "Transfer-Encoding\t: chunked\r\n"})
    expectRefused(begin + lengths + "\r\n0\r\n\r\n" + kSecond, 400);
}

TEST_F(HostileRequestTest, AHeaderThatProxiesReadInAnotherWayIsRefused) {
  for (const char* lines :
       {"Host: t\r\nHost: u\r\n", "", ": x\r\nHost: t\r\n", "Host: t\r\nX\r\n", "Host: t\r\nX: a\rb\r\n",
        "Host: t\r\nX: a\nY: b\r\n", "Host: t\r\nX y: z\r\n", "Host: t\r\n\xC3\xA4: z\r\n"})
    expectRefused(std::string("GET /api/health HTTP/1.1\r\n") + lines + "\r\n", 400);
  for (const char* line : {"GET  /api/health HTTP/1.1", "GET /api/health HTTP/1.1 ",
                           "GET /api/health HTTP/2.0", "GET /api/health HTTP/1.9", "GET /api health HTTP/1.1",
                           "GET /api/health", " GET /api/health HTTP/1.1", "G\xC3\x84T /api/health HTTP/1.1"})
    expectRefused(std::string(line) + "\r\nHost: t\r\n\r\n", 400);
}

TEST_F(HostileRequestTest, AFoldedLineIsOneLine) {
  const std::string answers = exchange(
      "POST /api/session HTTP/1.1\r\nHost: t\r\nX: a\r\n Content-Length: 500\r\nContent-Length: 2\r\n"
      "\r\n{}" +
      std::string(kSecond));
  EXPECT_EQ(answersIn(answers), 2) << answers;
  EXPECT_TRUE(answers.starts_with("HTTP/1.1 400"));
  EXPECT_TRUE(answers.contains("HTTP/1.1 200"));
}

TEST_F(HostileRequestTest, BrokenChunksAreRefused) {
  const std::string begin = "POST /api/session HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const char* chunks : {"zz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "2\r\n{}x\r\n0\r\n\r\n",
                             "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n", "2 2\r\n{}\r\n0\r\n\r\n"})
    expectRefused(begin + chunks, 400);
  expectRefused(begin + "ffffffff\r\n{}", 413);
}

TEST_F(HostileRequestTest, WhatStandsBehindABodyIsNoHeader) {
  const auto session = [](const char* trailer) {
    return parseAnswer(
        exchange(std::string("POST /api/session HTTP/1.1\r\nHost: t\r\nConnection: close\r\n"
                             "X-Forwarded-For: 203.0.113.7\r\nTransfer-Encoding: chunked\r\n\r\n"
                             "14\r\n{\"site\":\"demo-shop\"}\r\n0\r\n") +
                 trailer + "\r\n"));
  };
  const auto before = session("");
  EXPECT_EQ(before.status, 200);
  EXPECT_TRUE(before.headers.at("ratelimit").contains("r=999;"));
  EXPECT_TRUE(session("X-Forwarded-For: 198.51.100.1\r\n").headers.at("ratelimit").contains("r=998;"));
  EXPECT_EQ(session("Authorization: Bearer forged\r\n").status, 200) << "401 if it were read";
}

TEST_F(HostileRequestTest, TooManyLinesAreRefused) {
  std::string lines;
  for (int count = 0; count < 200; ++count) lines += "X: y\r\n";
  expectRefused("GET /api/health HTTP/1.1\r\nHost: t\r\n" + lines + "\r\n", 431);
}

TEST_F(HostileRequestTest, AnAddressThatIsTooLongIsRefused) {
  expectRefused("GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: t\r\n\r\n", 431);
  expectRefused("GET /api/widget/config?site=" + std::string(10'000, 'a') +
                    " HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n",
                404);
}

TEST_F(HostileRequestTest, PathsAreTakenAsTheyCome) {
  for (const char* path : {"http://t/api/health",
                           "http://127.0.0.1/api/metrics",
                           "*",
                           "/api/../api/health",
                           "/api/./health",
                           "//api/health",
                           "/api//health",
                           "/api/health/",
                           "/api/%68ealth",
                           "/API/health",
                           "/api/health%00",
                           "/api/health;a=b",
                           "/embed/%2e%2e%2fpipit.db",
                           "/embed/..%5c..%5cpipit.db",
                           "/assets/....//pipit.db",
                           "/assets/%c0%ae%c0%ae/pipit.db",
                           "/assets/\xC0\xAE\xC0\xAE/pipit.db",
                           "/assets/%",
                           "/assets/%zz",
                           "/file:///etc/passwd",
                           "/embed/index.html%00.js"})
    expectRefused(std::string("GET ") + path + " HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n", 404);
  EXPECT_EQ(::exchange(service_->port, "GET", "/api/health?../../x#y").status, 200);
}

TEST_F(HostileRequestTest, BytesThatAreNoTextAreRefusedWhereverTheyStand) {
  const auto statusOf = [](const char* target, std::string_view headers = {}) {
    return request(service_->port, "GET", target, {}, headers).status;
  };
  for (const char* site :
       {"%ff", "%00", "a%00b", "%c0%80", "%ed%a0%80", "%f5%80%80%80", "\xFF", "%27%20OR%201=1"}) {
    EXPECT_EQ(statusOf(("/api/widget/config?site=" + std::string(site)).c_str()) / 100, 4) << site;
    EXPECT_EQ(statusOf(("/frame/?site=" + std::string(site)).c_str()) / 100, 4) << site;
    EXPECT_EQ(statusOf(("/texts/" + std::string(site) + "/en-1.js").c_str()), 404) << site;
    EXPECT_EQ(statusOf(("/api/uploads/" + std::string(site)).c_str()), 401) << site;
  }
  const Visitor visitor(*service_);
  const auto token = bearer(visitor.token);
  EXPECT_EQ(statusOf("/api/uploads/%ff", token), 404);
  EXPECT_EQ(statusOf("/api/conversations/\xFF/messages", token), 404);
  EXPECT_EQ(statusOf("/api/events", bearer("\xFF\xFE")), 401);
  EXPECT_EQ(statusOf("/api/events", bearer(std::string(4'000, 'a'))), 401);
  EXPECT_EQ(request(service_->port, "POST", "/api/uploads", "x", token + "X-Pipit-Filename: \xFF\r\n").status,
            400);
  EXPECT_EQ(request(service_->port, "POST", "/api/uploads", "x", token + "X-Pipit-Filename: %ff\r\n").status,
            400);
}

TEST_F(HostileRequestTest, JsonThatIsNoneIsRefused) {
  for (const char* body : {"",
                           "null",
                           "[]",
                           "\"a\"",
                           "1",
                           "{",
                           "{}{}",
                           "{\"clientId\":}",
                           "{'clientId':'client-1'}",
                           "{\"a\":1e999999}",
                           "{\"a\":-}",
                           "{\"a\":01}",
                           "{\"a\":NaN}",
                           "{\"a\":\"\x01\"}",
                           "{\"a\":\"\\ud800\"}",
                           "{\"a\":\"\xFF\"}",
                           "{\"a\":\"\xED\xA0\x80\"}",
                           "{\"a\":\"\xC0\x80\"}",
                           "\xEF\xBB\xBF{}",
                           "{\"a\":1,}",
                           "{/**/}",
                           "{\"a\":[[[[[[[[[[1]]]]]]]]]]}"})
    EXPECT_EQ(say(body), 400) << body;
}

TEST_F(HostileRequestTest, ValuesOfAnyKindAreBornOrRefused) {
  for (const char* body :
       {R"({"clientId":123456789,"text":"a"})", R"({"clientId":"client-1","text":1e308})",
        R"({"clientId":"client-1","text":{"a":"b"}})", R"({"clientId":"client-1","text":[]})",
        R"({"clientId":"client-1","text":"a","page":99999999999999999999999999})",
        R"({"clientId":"client-1","text":"a","attachments":{"a":1}})",
        R"({"clientId":"client-1","text":"a","attachments":[1e400]})",
        R"({"clientId":"client-1","text":"a","attachments":[{"id":{}}]})",
        R"({"clientId":"client-1","text":"a","answer":{"to":[],"values":7}})",
        R"({"clientId":"client-1","text":"\u0000"})"})
    EXPECT_EQ(say(body) / 100, body == std::string_view(R"({"clientId":"client-1","text":"\u0000"})") ? 2 : 4)
        << body;
  EXPECT_EQ(say(R"({"clientId":"client-1","text":"one","text":"two"})"), 202);
  EXPECT_EQ(say(R"({"clientId":"client-1","text":"a","unknown":-1e-400})"), 202);
  EXPECT_EQ(say(R"({"clientId":"client-1","text":"a","context":{"a":123456789012345678901234567890}})"), 202);
}

TEST_F(HostileRequestTest, OfTwoFieldsOfOneNameTheLastCounts) {
  const auto status = [](std::string_view body) {
    return request(service_->port, "POST", "/api/session", body).status;
  };
  EXPECT_EQ(status(R"({"site":"nobody","site":"demo-shop"})"), 200);
  EXPECT_EQ(status(R"({"site":"demo-shop","site":"nobody"})"), 404);
}

TEST_F(HostileRequestTest, ManyPipelinedRequestsAreAllAnswered) {
  std::string many;
  for (int count = 0; count < 500; ++count) many += "GET /api/health HTTP/1.1\r\nHost: t\r\n\r\n";
  EXPECT_EQ(answersIn(exchange(many + kSecond)), 501);
}

TEST_F(HostileRequestTest, MethodsThatThereAreNotAreRefused) {
  for (const char* method : {"TRACE", "CONNECT", "OPTIONS", "PUT", "DELETE", "PATCH", "FOO"})
    EXPECT_EQ(request(service_->port, method, "/api/health").status, 405) << method;
  EXPECT_EQ(request(service_->port, "POST", "/pipit.js").status, 405);
}

}  // namespace
