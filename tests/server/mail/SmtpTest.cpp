#include <gtest/gtest.h>

#include "mail/Smtp.h"
#include "support/MailServer.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

const Mail kMail{"t_1", "ana@example.com", "Subject: x\r\n\r\n.dotted\r\nlast\r\n"};

Smtp to(const MailServer& server, const std::string& login = {}, SmtpTimes times = {}) {
  return {smtpServer(server.address(login)).value(), "chat@shop.example", times};
}

MailResult sentBy(const Smtp& smtp) {
  return smtp.send(kMail, std::stop_source().get_token());
}

TEST(Smtp, SendsWhatItIsGiven) {
  MailServer server;
  const auto result = sentBy(to(server));
  EXPECT_EQ(result.outcome, MailOutcome::Sent) << result.problem;
  const auto mail = server.mails(1).at(0);
  EXPECT_EQ(mail.from, "chat@shop.example");
  EXPECT_EQ(mail.to, "ana@example.com");
  EXPECT_EQ(mail.content, kMail.content);
}

TEST(Smtp, GivesItsNameAndPassword) {
  MailServer server;
  EXPECT_EQ(sentBy(to(server, "shop:p%40ss@")).outcome, MailOutcome::Sent);
  EXPECT_EQ(server.mails(1).at(0).login, "AHNob3AAcEBzcw==") << "NUL shop NUL p@ss";
}

TEST(Smtp, TellsWhatMayGoBetterFromWhatWillNot) {
  const std::pair<Manner, MailOutcome> expected[] = {
      {Manner::Later, MailOutcome::Postponed}, {Manner::Unknown, MailOutcome::Refused},
      {Manner::Full, MailOutcome::Postponed},  {Manner::Drops, MailOutcome::Postponed},
      {Manner::Takes, MailOutcome::Sent},
  };
  for (const auto& [manner, outcome] : expected) {
    const MailServer server({manner});
    const auto result = sentBy(to(server));
    EXPECT_EQ(result.outcome, outcome) << static_cast<int>(manner) << ' ' << result.problem;
    EXPECT_FALSE(result.problem.contains("ana")) << result.problem;
  }
}

TEST(Smtp, WhoeverIsDeniedTriesAgainLater) {
  const MailServer server({Manner::Denies});
  EXPECT_EQ(sentBy(to(server, "shop:wrong@")).outcome, MailOutcome::Postponed);
}

TEST(Smtp, WaitsNotForEver) {
  const MailServer server({Manner::Hangs});
  const auto result = sentBy(to(server, {}, {.connect = 1s, .answer = 1s, .whole = 2s}));
  EXPECT_EQ(result.outcome, MailOutcome::Postponed);
}

TEST(Smtp, EndsWhenItIsTold) {
  const MailServer server({Manner::Hangs});
  const Smtp smtp = to(server);
  MailResult result{MailOutcome::Sent, {}};
  const auto from = std::chrono::steady_clock::now();
  {
    std::jthread thread([&](const std::stop_token& stop) { result = smtp.send(kMail, stop); });
  }
  EXPECT_EQ(result.outcome, MailOutcome::Postponed);
  EXPECT_LT(std::chrono::steady_clock::now() - from, 20s);
}

TEST(Smtp, WhereNobodyListensItSaysSo) {
  std::string address;
  {
    address = MailServer().address();
  }
  const Smtp smtp(smtpServer(address).value(), "chat@shop.example");
  EXPECT_EQ(sentBy(smtp).outcome, MailOutcome::Postponed);
  EXPECT_TRUE(smtp.tryOut());
}

TEST(Smtp, IsTriedOutWithoutAMail) {
  MailServer server;
  EXPECT_EQ(to(server, "shop:pass@").tryOut(), std::nullopt);
  EXPECT_EQ(server.connections(), 1);
  const MailServer strict({Manner::Denies});
  EXPECT_TRUE(to(strict, "shop:wrong@").tryOut());
}

TEST(SmtpServer, IsAnAddress) {
  const auto server = smtpServer("smtps://shop%40x:p%3Ass@mail.example:465").value();
  EXPECT_EQ(server.url, "smtps://mail.example:465");
  EXPECT_EQ(server.user, "shop@x");
  EXPECT_EQ(server.password, "p:ss");
  EXPECT_TRUE(server.needsTls);
  EXPECT_TRUE(smtpServer("smtp://u:p@mail.example")->needsTls) << "a password does not travel in the clear";
  EXPECT_FALSE(smtpServer("smtp://u:p@127.0.0.1:25")->needsTls);
  EXPECT_FALSE(smtpServer("smtp://mail.example")->needsTls);
  for (const char* wrong : {"", "mail.example", "http://mail.example", "smtp://", "smtp://a/b", "smtp://a?b",
                            "smtp://user@a", "smtp://a:port", "smtp://u;AUTH=x:p@a"})
    EXPECT_FALSE(smtpServer(wrong)) << wrong;
}

}  // namespace
}  // namespace pipit::server
