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
  SlowClientTest() {
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
    application = Application::create(options, settings).value();
    thread = std::thread([this] { application->run(false); });
  }

  ~SlowClientTest() override {
    application->stop();
    thread.join();
  }

  TemporaryFolder folder;
  std::unique_ptr<Application> application;
  std::thread thread;
};

TEST_F(SlowClientTest, AHeaderThatComesByteByByteIsCutOff) {
  RawSocket socket(application->port());
  const auto start = std::chrono::steady_clock::now();
  for (int count = 0; count < 20 && !socket.isClosedByPeer(); ++count) {
    socket.send("G");
    (void)socket.readUntil("\r\n\r\n", 50ms);
  }
  EXPECT_TRUE(socket.isClosedByPeer());
  EXPECT_GE(std::chrono::steady_clock::now() - start, 250ms);
}

TEST_F(SlowClientTest, ABodyThatDoesNotComeIsCutOff) {
  RawSocket socket(application->port());
  socket.send("POST /api/session HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\n{");
  EXPECT_EQ(socket.readAll(), "");
  EXPECT_TRUE(socket.isClosedByPeer());
}

TEST_F(SlowClientTest, ASilentStreamBeats) {
  const auto session = request(application->port(), "POST", "/api/session", R"({"site":"demo-shop"})").body;
  const std::size_t from = session.find("p1.");
  RawSocket socket(application->port());
  socket.send("GET /api/events HTTP/1.1\r\nHost: t\r\n" +
              bearer(session.substr(from, session.find('"', from) - from)) + "\r\n");
  EXPECT_TRUE(socket.readUntil(": heartbeat\n\n").contains(": heartbeat\n\n"));
}

TEST_F(SlowClientTest, MoreConnectionsThanAllowedAreTurnedAway) {
  const std::uint16_t port = application->port();
  RawSocket one(port), two(port), three(port), four(port), five(port);
  EXPECT_EQ(five.readAll(), "");
  EXPECT_TRUE(five.isClosedByPeer());
}

}  // namespace
}  // namespace pipit::server
