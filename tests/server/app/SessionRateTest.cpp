#include <gtest/gtest.h>

#include "support/Pipitd.h"

namespace {

HttpAnswer session(const Pipitd& service, std::string_view headers = {}) {
  return request(service.port, "POST", "/api/session", R"({"site":"demo-shop"})", headers);
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
