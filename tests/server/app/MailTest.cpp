#include <gtest/gtest.h>

#include "domain/Clock.h"
#include "support/MailServer.h"
#include "support/Pipitd.h"

namespace {

constexpr const char* kFrom = "chat@shop.example";

// Conversations by mail, of the real program.
class MailTest : public ::testing::Test {
 protected:
  static std::vector<std::string> options(const MailServer& server) {
    return {"--answer-pace", "0", "--smtp", server.address(), "--mail-from", kFrom};
  }

  static HttpAnswer ask(const Pipitd& service, const Visitor& visitor,
                        std::string_view email = "ana@example.com") {
    const boost::json::object body{{"email", email}, {"locale", "de"}};
    return request(service.port, "POST", "/api/transcripts", boost::json::serialize(body),
                   bearer(visitor.token));
  }

  static void converse(const Visitor& visitor) {
    visitor.say("client-1", "a ring under $300");
    (void)visitor.follow(0)->readUntil(R"("change":3)");
  }

  static std::string figures(const Pipitd& service) {
    return request(service.port, "GET", "/api/metrics").body;
  }

  static void awaitFigure(const Pipitd& service, std::string_view line) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!figures(service).contains(line) && std::chrono::steady_clock::now() < end) {
    }
    EXPECT_TRUE(figures(service).contains(line)) << figures(service);
  }
};

TEST_F(MailTest, ReachesTheServerThatFirstWantsItLater) {
  MailServer server({Manner::Later, Manner::Drops});
  const Pipitd service(options(server));
  const Visitor visitor(service);
  converse(visitor);
  EXPECT_EQ(ask(service, visitor).status, 202);
  const auto mails = server.mails(1);
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].from, kFrom);
  EXPECT_EQ(mails[0].to, "ana@example.com");
  for (const char* part : {"Auto-Submitted: auto-generated\r\n", "Sie: a ring under $300\r\n"})
    EXPECT_TRUE(mails[0].content.contains(part)) << mails[0].content;
  awaitFigure(service, R"(pipit_mails_total{outcome="sent"} 1)");
  EXPECT_TRUE(figures(service).contains(R"(pipit_mails_total{outcome="postponed"} 2)"));
  EXPECT_EQ(server.connections(), 3);
}

TEST_F(MailTest, OutlivesTheServiceThatDies) {
  if (isOnPostgres()) GTEST_SKIP() << "others leave it for three minutes to the one that may still send it";
  MailServer server({Manner::Hangs});
  Pipitd service(options(server));
  const Visitor visitor(service);
  converse(visitor);
  EXPECT_EQ(ask(service, visitor).status, 202);
  service.stop(SIGKILL);
  service.start();
  EXPECT_EQ(server.mails(1).size(), 1U);
}

TEST_F(MailTest, AServerThatHangsKeepsTheServiceFromNothing) {
  MailServer server({Manner::Hangs});
  const Pipitd service(options(server));
  const Visitor visitor(service);
  converse(visitor);
  EXPECT_EQ(ask(service, visitor).status, 202);
  EXPECT_EQ(visitor.say("client-2", "hello").status, 202);
  EXPECT_EQ(service.stop().status, 0);
}

TEST_F(MailTest, WhatIsRefusedIsGivenUpAndCounted) {
  MailServer server({Manner::Unknown});
  const Pipitd service(options(server));
  const Visitor visitor(service);
  converse(visitor);
  EXPECT_EQ(ask(service, visitor).status, 202);
  awaitFigure(service, R"(pipit_mails_total{outcome="given_up"} 1)");
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(MailTest, SaysWhatIsWrong) {
  MailServer server;
  const Pipitd service(options(server));
  const Visitor visitor(service);
  EXPECT_EQ(ask(service, visitor).status, 409);
  converse(visitor);
  for (const char* wrong : {"", "ana", "a@b.example\r\nRCPT TO:<c@d.example>"})
    EXPECT_EQ(ask(service, visitor, wrong).status, 400) << wrong;
  EXPECT_EQ(request(service.port, "POST", "/api/transcripts", R"({"email":"a@b.example"})").status, 401);
  for (int count = 0; count < 3; ++count) EXPECT_EQ(ask(service, visitor).status, 202);
  const auto refused = ask(service, visitor);
  EXPECT_EQ(refused.status, 429);
  EXPECT_GT(std::stoi(refused.headers.at("retry-after")), 3'500);
}

TEST_F(MailTest, WithoutAServerTheFrameKnowsOfNone) {
  const Pipitd off({"--answer-pace", "0"});
  EXPECT_FALSE(request(off.port, "GET", "/api/widget/config?site=demo-shop").body.contains("mail"));
  EXPECT_EQ(ask(off, Visitor(off)).status, 403);
  const MailServer server;
  const Pipitd service(options(server));
  EXPECT_TRUE(
      request(service.port, "GET", "/api/widget/config?site=demo-shop").body.contains(R"("mail":true)"));
  EXPECT_TRUE(request(service.port, "GET", "/frame/?site=demo-shop").body.contains(R"("mail":true)"));
}

TEST_F(MailTest, CheckTriesTheServerBesideARunningService) {
  const MailServer server;
  const Pipitd service(options(server));
  const auto check = [&](const std::string& address) {
    return run({PIPITD, "check", "--database", service.database(), "--web", service.folder.path("web"),
                "--catalogue", PIPIT_TEST_DATA "/../../web/embed/data/catalogue.json", "--orders",
                PIPIT_TEST_DATA "/../../web/embed/data/orders.json", "--smtp", address, "--mail-from",
                kFrom});
  };
  EXPECT_EQ(check(server.address()).output, "all is well, and the mail server answers\n");
  const MailServer strict({Manner::Denies});
  const auto denied = check(strict.address("shop:secret@"));
  EXPECT_NE(denied.status, 0);
  EXPECT_TRUE(denied.output.starts_with("pipitd: --smtp: ")) << denied.output;
  EXPECT_FALSE(denied.output.contains("secret")) << denied.output;
}

TEST_F(MailTest, ThatWaitsInTooGreatNumbersIsToldAndKeepsNobodyFromTheChat) {
  MailServer server({Manner::Hangs});
  Pipitd service(options(server));
  const auto ready = [&] { return request(service.port, "GET", "/api/health/ready"); };
  EXPECT_EQ(ready().status, 200);
  EXPECT_TRUE(ready().body.contains(R"("mail":{"waiting":0,"most":10000})")) << ready().body;
  service.stop();
  const std::int64_t now = pipit::server::systemMilliseconds();
  const auto store = storeOf(service.folder);
  store->exclusively({"mails"}, [&] {
    for (int mail = 0; mail < 10'000; ++mail)
      store->putMail({"mail-" + std::to_string(mail), "demo-shop", "c-1", "a@b.example", "", "en", 0, now});
  });
  service.start();
  const HttpAnswer full = ready();
  EXPECT_EQ(full.status, 200);
  EXPECT_TRUE(full.body.contains(R"("mail":{"waiting":10000,"most":10000})")) << full.body;
}

}  // namespace
