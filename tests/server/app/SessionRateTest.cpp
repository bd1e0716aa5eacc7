#include <gtest/gtest.h>

#include "support/Pipitd.h"

namespace {

HttpAnswer session(const Pipitd& service, std::string_view headers = {}) {
  return request(service.port, "POST", "/api/session", R"({"site":"demo-shop"})", headers);
}

// "name";r=…;t=…: what is left, and in how many seconds there is more. A second may have passed meanwhile.
void expectLeft(const HttpAnswer& answer, std::string_view name, int left, int seconds) {
  const std::string said = answer.headers.contains("ratelimit") ? answer.headers.at("ratelimit") : "nothing";
  const std::string before = '"' + std::string(name) + "\";r=" + std::to_string(left) + ";t=";
  ASSERT_TRUE(said.starts_with(before)) << said;
  const int told = std::stoi(said.substr(before.size()));
  EXPECT_GT(told, seconds / 2) << said;
  EXPECT_LE(told, seconds) << said;
}

std::string forwardedFor(std::string_view addresses) {
  return "X-Forwarded-For: " + std::string(addresses) + "\r\n";
}

TEST(SessionRate, AnAddressThatBeginsTooManySessionsIsToldWhenToComeBack) {
  const Pipitd service({"--session-rate", "1/3"});
  for (int count = 0; count < 3; ++count) EXPECT_EQ(session(service).status, 200);
  const auto refused = session(service);
  EXPECT_EQ(refused.status, 429);
  EXPECT_TRUE(refused.body.contains(R"("code":"rate.limit")"));
  const int wait = std::stoi(refused.headers.at("retry-after"));
  EXPECT_GE(wait, 50);
  EXPECT_LE(wait, 60);
}

TEST(SessionRate, EveryAnswerSaysWhatIsLeft) {
  const Pipitd service({"--session-rate", "1/3"});
  for (const int left : {2, 1, 0}) {
    const auto answer = session(service);
    EXPECT_EQ(answer.headers.at("ratelimit-policy"), R"("session";q=3;w=180)");
    expectLeft(answer, "session", left, 60);
  }
  const auto refused = session(service);
  EXPECT_EQ(refused.status, 429);
  expectLeft(refused, "session", 0, 60);
  EXPECT_TRUE(refused.headers.at("ratelimit").ends_with(";t=" + refused.headers.at("retry-after")));
  EXPECT_EQ(request(service.port, "POST", "/api/session/redeem", "{}").status, 429);
}

TEST(SessionRate, MessagesAndFilesHaveTheirOwn) {
  const Pipitd service({"--chat-rate", "1/10", "--upload-rate", "1/4", "--upload-quota", "1/5"});
  const Visitor visitor(service);
  const auto said = visitor.say("client-1", "hello");
  EXPECT_EQ(said.headers.at("ratelimit-policy"), R"("chat";q=10;w=600)");
  expectLeft(said, "chat", 9, 60);
  expectLeft(visitor.say("client-1", "hello"), "chat", 9, 60);  // the same again
  const auto unknown = request(service.port, "POST", "/api/chat", "{}", bearer("forged"));
  EXPECT_EQ(unknown.headers.at("ratelimit-policy"), R"("chat";q=10;w=600)");
  EXPECT_FALSE(unknown.headers.contains("ratelimit"));
  const std::string png("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x02\0\0\0\x01\x08\x06\0\0\0abcd", 33);
  const auto upload = [&] {
    return request(service.port, "POST", "/api/uploads", png,
                   bearer(visitor.token) + "X-Pipit-Filename: a.png\r\n");
  };
  const auto taken = upload();
  EXPECT_EQ(taken.status, 201);
  EXPECT_EQ(taken.headers.at("ratelimit-policy"), R"("upload";q=4;w=240)");
  expectLeft(taken, "upload", 3, 60);
  RawSocket socket(service.port);
  socket.send("POST /api/uploads HTTP/1.1\r\nHost: t\r\nContent-Length: 33\r\n" + bearer(visitor.token) +
              "\r\n" + png);
  const std::string over = socket.readAll();
  for (const char* line :
       {"429 Too Many Requests", "Retry-After: 3600\r\n", R"(RateLimit-Policy: "upload-day";q=1;w=86400)",
        R"(RateLimit: "upload-day";r=0;t=3600)", R"(RateLimit-Policy: "upload";q=4;w=240)",
        R"(RateLimit: "upload";r=2;t=)"})
    EXPECT_TRUE(over.contains(line)) << line << over;
}

TEST(SessionRate, WhatIsRefusedForAnotherReasonCountsAsWell) {
  const Pipitd service({"--session-rate", "1/2"});
  EXPECT_EQ(request(service.port, "POST", "/api/session", "{").status, 400);
  EXPECT_EQ(session(service, bearer("forged")).status, 401);
  EXPECT_EQ(session(service).status, 429);
}

TEST(SessionRate, NothingElseIsLimited) {
  const Pipitd service({"--session-rate", "1/1"});
  const Visitor visitor(service);
  EXPECT_EQ(session(service).status, 429);
  for (int count = 0; count < 5; ++count) {
    for (const char* path : {"/api/health", "/api/health/ready", "/api/metrics", "/frame/?site=demo-shop"})
      EXPECT_EQ(request(service.port, "GET", path).status, 200) << path;
  }
  EXPECT_EQ(visitor.say("client-1", "hello").status, 202);
}

TEST(SessionRate, TheUsualOneLetsAnOfficeBehindOneAddressIn) {
  const Pipitd service;
  for (int count = 0; count < 100; ++count) ASSERT_EQ(session(service).status, 200) << count;
}

TEST(SessionRate, ZeroIsNoLimit) {
  const Pipitd service({"--session-rate", "0"});
  for (int count = 0; count < 200; ++count) ASSERT_EQ(session(service).status, 200) << count;
}

TEST(SessionRate, AForwardedAddressIsAClaimUnlessTheProxyIsTrusted) {
  const Pipitd service({"--session-rate", "1/1"});
  EXPECT_EQ(session(service, forwardedFor("203.0.113.1")).status, 200);
  EXPECT_EQ(session(service, forwardedFor("203.0.113.2")).status, 429);
}

TEST(SessionRate, BehindATrustedProxyTheAddressThatItSawCounts) {
  const Pipitd service({"--session-rate", "1/1", "--trust-forwarded"});
  EXPECT_EQ(session(service, forwardedFor("203.0.113.1")).status, 200);
  EXPECT_EQ(session(service, forwardedFor("203.0.113.2")).status, 200);
  EXPECT_EQ(session(service, forwardedFor("203.0.113.9, 203.0.113.1")).status, 429);
  EXPECT_EQ(session(service, forwardedFor("203.0.113.8") + forwardedFor("203.0.113.1")).status, 429);
  EXPECT_EQ(session(service, forwardedFor("2001:db8::1")).status, 200);
  EXPECT_EQ(session(service, forwardedFor("2001:db8::2")).status, 429) << "the same network of one customer";
  EXPECT_EQ(session(service, forwardedFor("unknown")).status, 200) << "the proxy's own address";
  EXPECT_EQ(session(service).status, 429);
}

}  // namespace
