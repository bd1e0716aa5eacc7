#include <gtest/gtest.h>

#include "support/Pipitd.h"

namespace {

using namespace std::chrono_literals;

class HostileClientTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { service_ = std::make_unique<Pipitd>(); }
  static void TearDownTestSuite() {
    EXPECT_EQ(service_->stop().status, 0);
    service_.reset();
  }
  void TearDown() override { EXPECT_EQ(request(service_->port, "GET", "/api/health").status, 200); }

  static HttpAnswer exchange(std::string_view bytes) {
    RawSocket socket(service_->port);
    socket.send(bytes);
    return parseAnswer(socket.readUntil("\r\n\r\n"));
  }

  static std::unique_ptr<Pipitd> service_;
};

std::unique_ptr<Pipitd> HostileClientTest::service_;

TEST_F(HostileClientTest, NoPathLeadsOutOfTheFolder) {
  for (const char* path :
       {"/embed/../../pipit.db", "/assets/../frame/index.html", "/embed/%2e%2e/%2e%2e/pipit.db",
        "/assets/..%2f..%2fpipit.db", "/assets//etc/passwd", "/embed/..\\..\\pipit.db", "/frame/index.html",
        "/assets/", "//embed/", "/assets/%00"}) {
    EXPECT_EQ(request(service_->port, "GET", path).status, 404) << path;
  }
}

TEST_F(HostileClientTest, AHeaderThatIsTooLongIsRefused) {
  EXPECT_EQ(exchange("GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n").status, 431);
}

TEST_F(HostileClientTest, ABodyThatIsTooLongIsRefusedBeforeItComes) {
  EXPECT_EQ(exchange("POST /api/chat HTTP/1.1\r\nHost: t\r\nContent-Length: 70000\r\n\r\n").status, 413);
}

TEST_F(HostileClientTest, AClientThatSendsALongBodyAllTheSameGetsToReadWhy) {
  const auto refused = request(service_->port, "POST", "/api/chat", std::string(300'000, 'x'));
  EXPECT_EQ(refused.status, 413);
  EXPECT_TRUE(refused.body.contains(R"("code":"size")"));
}

TEST_F(HostileClientTest, AChunkedBodyHasTheSameLimit) {
  std::string body;
  for (int count = 0; count < 20; ++count) body += "1000\r\n" + std::string(4096, 'x') + "\r\n";
  EXPECT_EQ(
      exchange("POST /api/chat HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n" + body).status,
      413);
}

TEST_F(HostileClientTest, WhatIsNotHttpIsRefused) {
  EXPECT_EQ(exchange("HELLO\r\n\r\n").status, 400);
  EXPECT_EQ(exchange("GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n").status, 400);
  EXPECT_EQ(exchange(std::string("\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", 11) + "\r\n\r\n").status, 400);
}

TEST_F(HostileClientTest, DeepJsonIsRefused) {
  const Visitor visitor(*service_);
  EXPECT_EQ(
      request(service_->port, "POST", "/api/chat", std::string(30'000, '['), bearer(visitor.token)).status,
      400);
}

TEST_F(HostileClientTest, PipelinedRequestsAreAnsweredInTheirOrder) {
  RawSocket socket(service_->port);
  socket.send(
      "GET /api/health HTTP/1.1\r\nHost: t\r\n\r\nGET /nothing HTTP/1.1\r\nHost: t\r\nConnection: "
      "close\r\n\r\n");
  const std::string answers = socket.readAll();
  EXPECT_LT(answers.find("200 OK"), answers.find("404 Not Found"));
}

TEST_F(HostileClientTest, AClientThatVanishesInMidRequestOrStreamLeavesNothing) {
  const Visitor visitor(*service_);
  for (int count = 0; count < 20; ++count) {
    RawSocket(service_->port).send("POST /api/chat HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc");
    (void)visitor.follow(0)->readUntil("\r\n\r\n");
  }
  std::string figures;
  for (int patience = 0; patience < 100 && !figures.contains("pipit_event_streams 0"); ++patience) {
    figures = request(service_->port, "GET", "/api/metrics").body;
  }
  EXPECT_TRUE(figures.contains("pipit_event_streams 0"));
}

}  // namespace
