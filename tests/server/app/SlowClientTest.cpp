#include <gtest/gtest.h>

#include <thread>

#include "app/Application.h"
#include "support/HttpClient.h"
#include "support/TemporaryFolder.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

// The service inside the test, with short times.
class SlowClientTest : public ::testing::Test {
 protected:
  explicit SlowClientTest(std::size_t ofClient = 0, bool isBehindProxy = false) {
    folder.write("web/pipit.js", "x");
    folder.write("web/frame/index.html", "{{config}}");
    Options options;
    options.port = 0;
    options.database = folder.path("pipit.db");
    options.web = folder.path("web");
    options.catalogue = PIPIT_TEST_DATA "/../../web/embed/data/catalogue.json";
    options.orders = PIPIT_TEST_DATA "/../../web/embed/data/orders.json";
    Settings settings;
    settings.idle = settings.header = settings.body = 300ms;
    settings.heartbeat = 50ms;
    settings.connections = 4;
    settings.connectionsOfClient = ofClient;
    options.trustForwarded = isBehindProxy;
    options.chatRate = {0, 0};
    options.answerPace = 0ms;
    application = Application::create(options, settings).value();
    thread = std::thread([this] { application->run(false); });
  }

  ~SlowClientTest() override {
    application->stop();
    thread.join();
  }

  std::string token() const {
    const auto session = request(application->port(), "POST", "/api/session", R"({"site":"demo-shop"})").body;
    const std::size_t from = session.find("p1.");
    return bearer(session.substr(from, session.find('"', from) - from));
  }

  std::string figures() const { return request(application->port(), "GET", "/api/metrics").body; }

  // Sends a byte and again one, however long that is borne.
  static void drip(RawSocket& socket, char byte) {
    for (int count = 0; count < 200 && !socket.isClosedByPeer(); ++count) {
      socket.send(std::string_view(&byte, 1));
      (void)socket.readUntil("\r\n\r\n", 50ms);
    }
    EXPECT_TRUE(socket.isClosedByPeer());
  }

  TemporaryFolder folder;
  std::unique_ptr<Application> application;
  std::thread thread;
};

TEST_F(SlowClientTest, AHeaderThatComesByteByByteIsCutOff) {
  RawSocket socket(application->port());
  const auto start = std::chrono::steady_clock::now();
  drip(socket, 'G');
  EXPECT_GE(std::chrono::steady_clock::now() - start, 250ms);
}

TEST_F(SlowClientTest, ABodyThatDoesNotComeIsCutOff) {
  RawSocket socket(application->port());
  socket.send("POST /api/session HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\n{");
  EXPECT_EQ(socket.readAll(), "");
  EXPECT_TRUE(socket.isClosedByPeer());
}

TEST_F(SlowClientTest, ABodyThatComesByteByByteIsCutOff) {
  RawSocket socket(application->port());
  socket.send("POST /api/session HTTP/1.1\r\nHost: t\r\nContent-Length: 1000\r\n\r\n");
  drip(socket, ' ');
}

TEST_F(SlowClientTest, ChunksThatComeByteByByteAreCutOff) {
  RawSocket socket(application->port());
  socket.send("POST /api/session HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n");
  drip(socket, '1');
}

TEST_F(SlowClientTest, AFileThatComesByteByByteIsCutOff) {
  RawSocket socket(application->port());
  socket.send("POST /api/uploads HTTP/1.1\r\nHost: t\r\nContent-Length: 100000\r\n" + token() + "\r\n");
  const auto start = std::chrono::steady_clock::now();
  drip(socket, 'x');
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST_F(SlowClientTest, WhoDoesNotReadAStreamIsCutOffAndMissesNothing) {
  const std::string authorization = token(), text(5'000, 'x');
  const std::string stream = "GET /api/events HTTP/1.1\r\nHost: t\r\n" + authorization + "\r\n";
  RawSocket lazy(application->port());
  lazy.send(stream);
  ASSERT_TRUE(lazy.readUntil("\r\n\r\n").contains("200 OK"));
  int written = 0;
  for (; written < 2'000 && !figures().contains("pipit_slow_readers_total 1"); ++written)
    ASSERT_EQ(request(application->port(), "POST", "/api/chat",
                      R"({"clientId":"client-)" + std::to_string(written) + R"(","text":")" + text + R"("})",
                      authorization)
                  .status,
              202);
  EXPECT_LT(written, 2'000);
  (void)lazy.readAll();
  EXPECT_TRUE(lazy.isClosedByPeer());
  RawSocket again(application->port());
  again.send(stream);
  const std::string last = "client-" + std::to_string(written - 1) + '"';
  EXPECT_TRUE(again.readUntil(last).contains(last));
}

TEST_F(SlowClientTest, ASilentStreamBeats) {
  const std::string authorization = token();
  RawSocket socket(application->port());
  socket.send("GET /api/events HTTP/1.1\r\nHost: t\r\n" + authorization + "\r\n");
  EXPECT_TRUE(socket.readUntil(": heartbeat\n\n").contains(": heartbeat\n\n"));
}

TEST_F(SlowClientTest, MoreConnectionsThanAllowedAreTurnedAway) {
  const std::uint16_t port = application->port();
  RawSocket one(port), two(port), three(port), four(port), five(port);
  EXPECT_EQ(five.readAll(), "");
  EXPECT_TRUE(five.isClosedByPeer());
}

class GreedyClientTest : public SlowClientTest {
 protected:
  GreedyClientTest() : SlowClientTest(2) {}
};

TEST_F(GreedyClientTest, HasSoManyConnectionsAndGetsOthersWhenItLeavesThem) {
  const std::uint16_t port = application->port();
  RawSocket one(port);
  {
    RawSocket two(port), three(port);
    EXPECT_EQ(three.readAll(), "");
    EXPECT_TRUE(three.isClosedByPeer());
  }
  const auto deadline = std::chrono::steady_clock::now() + 10s;
  std::string seen;
  while (seen.empty() && std::chrono::steady_clock::now() < deadline) {
    RawSocket again(port);
    again.send("GET /api/metrics HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n");
    seen = again.readAll();
  }
  EXPECT_FALSE(seen.contains("pipit_connections_refused_total 0")) << seen;
  EXPECT_TRUE(seen.contains("pipit_connections_refused_total ")) << seen;
}

class ProxyTest : public SlowClientTest {
 protected:
  ProxyTest() : SlowClientTest(2, true) {}
};

TEST_F(ProxyTest, MayHaveMoreConnectionsThanAClient) {
  const std::uint16_t port = application->port();
  const RawSocket one(port), two(port), three(port);
  EXPECT_TRUE(figures().contains("pipit_connections_refused_total 0"));
}

}  // namespace
}  // namespace pipit::server
