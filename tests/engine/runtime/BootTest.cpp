#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Harness.h"
#include "base/limits.h"

namespace pipit {
namespace {

std::string refusalPosted(const Harness& harness) {
  const auto envelope = Envelope::parse(harness.window.at(0).data);
  return envelope && envelope->type == MessageType::Refused ? std::string(envelope->payload.text("code"))
                                                            : "none";
}

TEST(Boot, AnnouncesItselfToExactlyTheAllowedOrigin) {
  Harness harness;
  harness.boot();
  ASSERT_EQ(harness.window.size(), 1u);
  EXPECT_EQ(harness.window[0].target, shopOrigin);
  EXPECT_EQ(Envelope::parse(harness.window[0].data)->type, MessageType::Ready);
  EXPECT_EQ(harness.screen.botName, "Pip");
  EXPECT_EQ(harness.screen.status.phase, wire::Phase::Starting);
}

TEST(Boot, TellsAHostThatIsNotAllowedAndDoesNothingMore) {
  Harness harness;
  harness.boot(siteConfig(), "https://other.example");
  EXPECT_EQ(refusalPosted(harness), "origin.not_allowed");
  EXPECT_EQ(harness.window[0].target, "https://other.example");
  EXPECT_EQ(harness.screen.status.phase, wire::Phase::Refused);
  harness.connect();
  harness.send("hello?");
  harness.advance(1e6);
  EXPECT_EQ(harness.adoptedPorts, 0);
  EXPECT_EQ(harness.window.size(), 1u);
  EXPECT_FALSE(harness.request("/"));
}

TEST(Boot, PostsNothingWhereTheClaimIsNoOrigin) {
  for (const char* claim :
       {"null", "", "*", "file:///a.html", "https://shop.example/path", "https://*.example"}) {
    Harness harness;
    harness.boot(siteConfig(), claim);
    EXPECT_TRUE(harness.window.empty()) << claim;
    EXPECT_EQ(harness.screen.status.phase, wire::Phase::Refused) << claim;
    EXPECT_FALSE(harness.screen.status.refusal.empty());
  }
}

TEST(Boot, RefusesAnUnknownSiteAndABadConfiguration) {
  const std::pair<std::string, std::string> rows[] = {
      {R"({"error":"site.unknown"})", "site.unknown"},
      {"", "site.invalid"},
      {"[]", "site.invalid"},
      {R"({"site":"x","allow":["*"]})", "site.invalid"},
      {R"({"allow":[]})", "site.invalid"},
      {R"({"site":"x","allow":[]})", "origin.not_allowed"},
  };
  for (const auto& [config, code] : rows) {
    Harness harness;
    harness.boot(config);
    EXPECT_EQ(harness.screen.status.refusal, code) << config;
    EXPECT_EQ(refusalPosted(harness), code) << config;
  }
}

TEST(Boot, SpeaksAsThePageDoes) {
  for (std::uint32_t version = oldestProtocolVersion; version <= protocolVersion; ++version) {
    Harness harness;
    harness.version = version;
    harness.start();
    EXPECT_TRUE(harness.window.at(0).data.starts_with(R"({"v":)" + std::to_string(version)));
    EXPECT_EQ(harness.posted("hello").at(0).count("version"), version);
    harness.send("hello");
    EXPECT_TRUE(harness.records.contains("outbox"));
  }
}

TEST(Boot, RefusesAnotherProtocolAndAMalformedNonce) {
  for (const std::uint32_t version : {0u, protocolVersion + 1, ~0u}) {
    Harness protocol;
    protocol.version = version;
    protocol.boot();
    EXPECT_EQ(protocol.screen.status.refusal, "protocol.version");
    // In its own version: it understands no other.
    EXPECT_THAT(protocol.window.at(0).data, testing::StartsWith(R"({"v":)" + std::to_string(version) + ","));
    EXPECT_THAT(protocol.window.at(0).data, testing::HasSubstr(R"("code":"protocol.version")"));
  }
  Harness harness;
  harness.tell(event::Boot{siteConfig(), std::string(shopOrigin), "short", 2, "seed", true, false});
  EXPECT_EQ(harness.screen.status.refusal, "nonce.malformed");
}

TEST(Boot, HappensOnceAndBeforeAnythingElse) {
  Harness harness;
  EXPECT_TRUE(harness.tell(event::VisitorSend{"early"}).empty());
  EXPECT_TRUE(harness.tell(event::Alarm{}).empty());
  harness.boot();
  EXPECT_TRUE(
      harness
          .tell(event::Boot{siteConfig(), "https://other.example", std::string(claimedNonce), 1, "x", true})
          .empty());
}

TEST(Boot, AdoptsNoPortFromAnotherOriginOrWithAnotherNonce) {
  Harness harness;
  harness.boot();
  const std::string connect =
      writeEnvelope(0, MessageType::Connect, R"({"nonce":")" + std::string(claimedNonce) + R"("})");
  for (const char* origin :
       {"https://other.example", "null", "", "https://shop.example.", "http://shop.example"})
    harness.tell(event::WindowMessage{origin, connect});
  harness.tell(event::WindowMessage{
      std::string(shopOrigin),
      writeEnvelope(0, MessageType::Connect, R"({"nonce":"ffeeddccbbaa99887766554433221100"})")});
  for (const char* text : {"", "{}", "[]", "connect"})
    harness.tell(event::WindowMessage{std::string(shopOrigin), text});
  EXPECT_EQ(harness.adoptedPorts, 0);
  harness.connect();
  EXPECT_EQ(harness.adoptedPorts, 1);
}

TEST(Boot, SaysHelloWithTheBotsNameOnceWhatWasStoredIsRestored) {
  Harness harness;
  harness.storageTrouble = "silence";
  harness.start();
  EXPECT_TRUE(harness.posted("hello").empty());
  harness.storageTrouble.clear();
  harness.advance(limits::requestTimeout + limits::backoffCap);
  ASSERT_EQ(harness.posted("hello").size(), 1u);
  EXPECT_EQ(harness.posted("hello")[0].text("name"), "Pip");
  EXPECT_EQ(harness.screen.status.phase, wire::Phase::Ready);
}

TEST(Boot, AsksTheServiceForNothingBeforeThereIsSomethingToSay) {
  Harness harness;
  harness.start();
  harness.advance(60000);
  EXPECT_FALSE(harness.request("/api/session"));
  EXPECT_FALSE(harness.request("/api/events"));
  EXPECT_EQ(harness.screen.status.connection, wire::Connection::Idle);
}

TEST(Boot, GivesTheSameCommandsForTheSameEvents) {
  const auto play = [](Harness& harness) {
    harness.converse();
    harness.stream(answerEvent(2, 2, "answer"));
    harness.breakOff("/api/events");
    harness.advance(30000);
  };
  Harness first;
  Harness second;
  play(first);
  play(second);
  ASSERT_EQ(first.log.size(), second.log.size());
  for (std::size_t i = 0; i < first.log.size(); ++i) ASSERT_EQ(first.log[i].index(), second.log[i].index());
  EXPECT_EQ(first.screen.texts(), second.screen.texts());
  EXPECT_EQ(first.records, second.records);
}

}  // namespace
}  // namespace pipit
